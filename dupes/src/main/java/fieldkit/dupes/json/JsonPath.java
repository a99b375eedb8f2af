package fieldkit.dupes.json;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A path in JSON. One that is not UTF-8 has a second field, with {@code _b64} behind its name, that
 * holds its exact bytes; in the first the others are replaced.
 */
public final class JsonPath {
  private static final String EXACT = "_b64";

  private JsonPath() {}

  /** Writes a path as a field, or two, of the object being written. */
  public static void write(JsonGenerator json, String field, RawPath path) {
    byte[] bytes = path.toBytes();
    if (RawText.isUtf8(bytes)) {
      json.writeStringProperty(field, path.text());
    } else {
      json.writeStringProperty(field, new String(bytes, StandardCharsets.UTF_8));
      json.writeStringProperty(field + EXACT, Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** The path in a field of an object, if it has one that is not empty and holds no NUL. */
  public static Optional<RawPath> read(Map<?, ?> object, String field) {
    byte[] bytes;
    if (object.get(field + EXACT) instanceof String exact) {
      try {
        bytes = Base64.getDecoder().decode(exact);
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    } else if (object.get(field) instanceof String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else {
      return Optional.empty();
    }
    for (byte one : bytes) {
      if (one == 0) {
        return Optional.empty();
      }
    }
    return bytes.length == 0 ? Optional.empty() : Optional.of(RawPath.of(bytes));
  }
}
