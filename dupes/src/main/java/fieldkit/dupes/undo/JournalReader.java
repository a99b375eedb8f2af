package fieldkit.dupes.undo;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import fieldkit.dupes.act.Journal;
import fieldkit.dupes.json.JsonPath;
import fieldkit.dupes.json.JsonValues;
import fieldkit.dupes.plan.ActionKind;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a journal. */
final class JournalReader {

  /**
   * All that was about to be changed, in its order.
   *
   * @throws IOException whose message says which line cannot be understood
   */
  List<JournalRecord> read(InputStream in) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    String line = lines.readLine();
    while (line != null) {
      String next = lines.readLine();
      if (isRoom(line) && (number > 0 || isNothingButRoom(line, next))) {
        return records;
      }
      number++;
      Map<?, ?> object = object(line, number, next == null);
      if (object != null) {
        addRecord(object, number, records);
      }
      line = next;
    }
    if (number == 0) {
      throw new IOException("is empty");
    }
    return records;
  }

  /** Whether it, and all behind it, never was made durable by a run that was cut short. */
  private static boolean isRoom(String line) {
    return line.indexOf(0) >= 0;
  }

  /** Whether a run was cut short before it wrote a line. */
  private static boolean isNothingButRoom(String line, @Nullable String next) {
    return next == null && line.chars().allMatch(one -> one == 0);
  }

  /** A last line may have been cut short: what it was about was not begun. */
  private static @Nullable Map<?, ?> object(String line, int number, boolean last)
      throws IOException {
    try {
      if (JsonValues.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
          instanceof Map<?, ?> object) {
        return object;
      }
    } catch (IOException e) {
      if (last && number > 1) {
        return null;
      }
    }
    throw notUnderstood(number);
  }

  private static IOException notUnderstood(int number) {
    return new IOException("line %d is not of a journal of dupes".formatted(number));
  }

  private static void addRecord(Map<?, ?> object, int number, List<JournalRecord> records)
      throws IOException {
    if (number == 1) {
      checkHeader(object);
      return;
    }
    try {
      switch (String.valueOf(object.get("record"))) {
        case "step" -> records.add(step(object));
        case "folder" -> records.add(folder(object));
        case "done", "failed", "end" -> {}
        default -> throw notUnderstood(number);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("line %d: %s".formatted(number, e.getMessage()), e);
    }
  }

  private static void checkHeader(Map<?, ?> object) throws IOException {
    if (!"run".equals(object.get("record")) || !"dupes".equals(object.get("tool"))) {
      throw new IOException("is not a journal of dupes");
    }
    if (!Long.valueOf(Journal.SHAPE).equals(object.get("shape"))) {
      throw new IOException("was written by another version of dupes");
    }
  }

  private static StepRecord step(Map<?, ?> object) {
    StepRecord.Victim file =
        new StepRecord.Victim(
            number(object, "device"),
            number(object, "inode"),
            number(object, "size"),
            (int) number(object, "mode"),
            (int) number(object, "uid"),
            (int) number(object, "gid"),
            (int) number(object, "links"),
            number(object, "modified_ns"));
    return new StepRecord(
        ActionKind.of(String.valueOf(object.get("action")))
            .orElseThrow(() -> new IllegalArgumentException("unknown action")),
        path(object, "path"),
        path(object, "kept"),
        name(object, "temporary"),
        JsonPath.read(object, "target").orElse(null),
        file,
        number(object, "kept_device"),
        number(object, "kept_inode"),
        number(object, "crc32c"),
        attributes(object),
        names(object));
  }

  private static List<RawPath> names(Map<?, ?> object) {
    List<RawPath> names = new ArrayList<>();
    if (object.get("names") instanceof List<?> list) {
      for (Object name : list) {
        if (!(name instanceof Map<?, ?> named)) {
          throw new IllegalArgumentException("'names' is no list of paths");
        }
        names.add(path(named, "path"));
      }
    }
    return names;
  }

  private static FolderRecord folder(Map<?, ?> object) {
    return new FolderRecord(
        path(object, "path"),
        (int) number(object, "mode"),
        (int) number(object, "uid"),
        (int) number(object, "gid"));
  }

  private static ExtendedAttributes attributes(Map<?, ?> object) {
    Map<String, byte[]> values = new HashMap<>();
    Base64.Decoder base64 = Base64.getDecoder();
    if (object.get("attributes") instanceof Map<?, ?> texts) {
      texts.forEach(
          (name, value) -> values.put(String.valueOf(name), base64.decode(String.valueOf(value))));
    }
    if (object.get("attributes_b64") instanceof Map<?, ?> exact) {
      exact.forEach((name, value) ->
          values.put(
              RawText.decode(base64.decode(String.valueOf(name))),
              base64.decode(String.valueOf(value))));
    }
    return values.isEmpty() ? ExtendedAttributes.NONE : new ExtendedAttributes(values);
  }

  private static long number(Map<?, ?> object, String field) {
    if (object.get(field) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("no number '%s'".formatted(field));
  }

  private static RawPath path(Map<?, ?> object, String field) {
    RawPath path =
        JsonPath.read(object, field)
            .orElseThrow(() -> new IllegalArgumentException("no path '%s'".formatted(field)));
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("'%s' is not absolute".formatted(field));
    }
    return path;
  }

  private static RawPath name(Map<?, ?> object, String field) {
    RawPath name =
        JsonPath.read(object, field)
            .orElseThrow(() -> new IllegalArgumentException("no name '%s'".formatted(field)));
    if (!name.text().startsWith(".dupes-") || name.text().indexOf('/') >= 0) {
      throw new IllegalArgumentException("'%s' is no name of ours".formatted(field));
    }
    return name;
  }
}
