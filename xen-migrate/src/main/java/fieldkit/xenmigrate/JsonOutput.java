package fieldkit.xenmigrate;

import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a result as one JSON document. */
final class JsonOutput {
  private JsonOutput() {}

  static void write(ToolContext context, Map<String, Object> document) throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    text(context, mapper.writeValueAsString(document) + "\n");
  }

  /** Writes a result that is text. */
  static void text(ToolContext context, String text) throws IOException {
    context.out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
