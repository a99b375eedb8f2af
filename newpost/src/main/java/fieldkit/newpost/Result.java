package fieldkit.newpost;

import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What goes to standard output: lines of text, or one JSON document.
 *
 * @param context where to print
 */
record Result(ToolContext context) {

  /** Prints lines. */
  void lines(List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    context.out().write(RawText.encode(text.toString()));
  }

  /** Prints one JSON document: maps, lists, texts, numbers, booleans. */
  void json(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(json, value);
    }
    context.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((key, member) -> {
          json.writeName(String.valueOf(key));
          write(json, member);
        });
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
