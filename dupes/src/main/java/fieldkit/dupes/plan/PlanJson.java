package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.json.JsonPath;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A plan as one JSON document, its shape in docs/dupes.md. */
public final class PlanJson implements PlanFormat {
  private static final int SHAPE = 1;

  private final OutputStream out;
  private final JsonGenerator json;
  private @Nullable GroupPlan current;
  private boolean inFolders;

  /**
   * @param applied whether the steps were taken, rather than only planned
   */
  public PlanJson(OutputStream out, ActionKind action, boolean applied) {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    this.out = out;
    json = factory.createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartObject();
    json.writeStringProperty("tool", "dupes");
    json.writeNumberProperty("shape", SHAPE);
    json.writeStringProperty("action", action.word());
    json.writeBooleanProperty("applied", applied);
    json.writeName("groups");
    json.writeStartArray();
  }

  private interface Fields {
    void write();
  }

  private static void written(Fields fields) throws IOException {
    try {
      fields.write();
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // each group's plan is one object, and may be large
  public void step(GroupPlan group, Step step, long freed) throws IOException {
    written(() -> {
      if (group != current) {
        endGroup();
        begin(group);
      }
      json.writeStartObject();
      JsonPath.write(json, "path", step.name().path());
      JsonPath.write(json, "kept", step.kept().path());
      json.writeNumberProperty("freed", freed);
      json.writeEndObject();
    });
  }

  private void begin(GroupPlan group) {
    current = group;
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeNumberProperty("size", group.size());
    json.writeName("kept");
    json.writeStartArray();
    for (Kept kept : group.kept()) {
      json.writeStartObject();
      JsonPath.write(json, "path", kept.file().path());
      json.writeStringProperty("reason", kept.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("steps");
    json.writeStartArray();
  }

  private void endGroup() {
    if (current != null) {
      current = null;
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void beginFolders() {
    if (!inFolders) {
      inFolders = true;
      endGroup();
      json.writeEndArray();
      json.writeRaw('\n');
      json.writeName("folders_removed");
      json.writeStartArray();
    }
  }

  @Override
  public void folderRemoved(RawPath folder) throws IOException {
    written(() -> {
      beginFolders();
      json.writeStartObject();
      JsonPath.write(json, "path", folder);
      json.writeEndObject();
    });
  }

  @Override
  public void end(ActTotals totals) throws IOException {
    written(() -> {
      beginFolders();
      json.writeEndArray();
      json.writeRaw('\n');
      json.writeName("summary");
      json.writeStartObject();
      json.writeNumberProperty("groups", totals.groups());
      json.writeNumberProperty("files", totals.files());
      json.writeNumberProperty("names", totals.names());
      json.writeNumberProperty("freed", totals.freed());
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    });
    out.flush();
  }
}
