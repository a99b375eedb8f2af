package fieldkit.dupes.act;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import fieldkit.dupes.json.JsonLine;
import fieldkit.dupes.json.JsonPath;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.KnownFile;
import fieldkit.dupes.plan.KnownName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes down what is about to be changed before it is changed, one JSON object a line, so that it
 * can be undone. Its shape is in docs/dupes.md. One thread.
 */
public final class Journal implements AutoCloseable {
  /** The version of the journal's shape. */
  public static final int SHAPE = 1;

  private final RawPath path;
  private final JournalFile file;
  private final JsonLine lines = new JsonLine();
  private final Set<Inode> named = new HashSet<>();
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  private Journal(RawPath path, JournalFile file) {
    this.path = path;
    this.file = file;
  }

  /** Begins a journal in a file that must not exist yet. */
  public static Journal create(FileAccess files, RawPath path, ActionKind kind, Instant begin)
      throws IOException {
    JournalFile file;
    try (FolderHandle folder = files.folder(path.parent())) {
      file = JournalFile.create(folder, path.name());
    }
    Journal journal = new Journal(path, file);
    journal.add(json -> {
      json.writeStringProperty("record", "run");
      json.writeStringProperty("tool", "dupes");
      json.writeNumberProperty("shape", SHAPE);
      json.writeStringProperty("action", kind.word());
      json.writeStringProperty("begin", begin.toString());
    });
    try {
      journal.force();
      files.forceDirectory(path.parent());
      return journal;
    } catch (IOException e) {
      giveUp(files, journal, e);
      throw e;
    }
  }

  /** Leaves no journal of nothing, in whose way the next would be. */
  private static void giveUp(FileAccess files, Journal journal, IOException why) {
    try (journal) {
      files.remove(journal.path);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** Where it is. */
  public RawPath path() {
    return path;
  }

  /** What is about to be done. Nothing may be done before {@link #force} has returned. */
  void intend(ActionKind kind, Intent intent) {
    ProvenPair pair = intent.pair();
    add(json -> {
      json.writeStringProperty("record", "step");
      json.writeNumberProperty("number", intent.number());
      json.writeStringProperty("action", kind.word());
      JsonPath.write(json, "path", pair.victimName().path());
      JsonPath.write(json, "kept", pair.keptName().path());
      JsonPath.write(json, "temporary", intent.temporary());
      RawPath target = intent.target();
      if (target != null) {
        JsonPath.write(json, "target", target);
      }
      write(json, pair.victim().status());
      json.writeNumberProperty("kept_device", pair.kept().status().device());
      json.writeNumberProperty("kept_inode", pair.kept().status().inode());
      json.writeNumberProperty("crc32c", pair.checksum());
      write(json, pair.attributes());
      writeNames(json, pair.step().victim());
    });
  }

  /** All that were found, once for each file: not all of them may be acted on. */
  private void writeNames(JsonGenerator json, KnownFile victim) {
    if (victim.names().size() == 1 || !named.add(Inode.of(victim.identity()))) {
      return;
    }
    json.writeName("names");
    json.writeStartArray();
    for (KnownName name : victim.names()) {
      json.writeStartObject();
      JsonPath.write(json, "path", name.path());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, FileStatus status) {
    json.writeNumberProperty("device", status.device());
    json.writeNumberProperty("inode", status.inode());
    json.writeNumberProperty("size", status.size());
    json.writeNumberProperty("mode", status.permissions());
    json.writeNumberProperty("uid", status.userId());
    json.writeNumberProperty("gid", status.groupId());
    json.writeNumberProperty("links", status.links());
    json.writeNumberProperty("modified_ns", status.modified());
  }

  private static void write(JsonGenerator json, ExtendedAttributes attributes) {
    write(json, "attributes", attributes, true);
    write(json, "attributes_b64", attributes, false);
  }

  /** Values are base64; so are names that are no text. */
  private static void write(
      JsonGenerator json, String field, ExtendedAttributes attributes, boolean texts) {
    Base64.Encoder base64 = Base64.getEncoder();
    boolean begun = false;
    for (String name : attributes.names()) {
      byte[] bytes = RawText.encode(name);
      if (RawText.isUtf8(bytes) == texts) {
        if (!begun) {
          json.writeName(field);
          json.writeStartObject();
          begun = true;
        }
        json.writeStringProperty(
            texts ? name : base64.encodeToString(bytes),
            base64.encodeToString(attributes.value(name)));
      }
    }
    if (begun) {
      json.writeEndObject();
    }
  }

  /** An empty folder is about to be removed. */
  void intendRemoval(RawPath folder, FileStatus status) {
    add(json -> {
      json.writeStringProperty("record", "folder");
      JsonPath.write(json, "path", folder);
      json.writeNumberProperty("mode", status.permissions());
      json.writeNumberProperty("uid", status.userId());
      json.writeNumberProperty("gid", status.groupId());
    });
  }

  /** A step was taken. */
  void done(Intent intent, long freed) {
    add(json -> {
      json.writeStringProperty("record", "done");
      json.writeNumberProperty("number", intent.number());
      json.writeNumberProperty("freed", freed);
    });
  }

  /** A step could not be taken. */
  void failed(Intent intent, String why) {
    add(json -> {
      json.writeStringProperty("record", "failed");
      json.writeNumberProperty("number", intent.number());
      json.writeStringProperty("why", why);
    });
  }

  private void add(Consumer<JsonGenerator> fields) {
    waiting.writeBytes(lines.of(fields));
  }

  /** Returns when everything so far is on the device. */
  void force() throws IOException {
    file.append(waiting.toByteArray());
    waiting.reset();
  }

  /** Ends it. */
  public void end(boolean complete) throws IOException {
    add(json -> {
      json.writeStringProperty("record", "end");
      json.writeBooleanProperty("complete", complete);
    });
    force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
