package fieldkit.dupes.json;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON object on a line of its own. */
public final class JsonLine {
  private final JsonFactory factory = new JsonFactory();

  /** The line's bytes, with its newline. */
  public byte[] of(Consumer<JsonGenerator> fields) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }
}
