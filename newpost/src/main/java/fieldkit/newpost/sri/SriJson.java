package fieldkit.newpost.sri;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import fieldkit.newpost.sri.page.Finding;
import fieldkit.newpost.sri.page.PageResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON, its shape in docs/sri.md. A path that is not UTF-8 has {@code path_b64} with its exact
 * bytes beside {@code path}, in which the others are replaced.
 */
final class SriJson {
  private static final int SHAPE = 1;

  private final OutputStream out;

  SriJson(OutputStream out) {
    this.out = out;
  }

  /** What {@code newpost sri FILE...} found. */
  void files(Map<RawPath, String> values) throws IOException {
    document(
        SriSyntax.NAME,
        json -> {
          json.writeArrayPropertyStart("files");
          values.forEach((path, value) -> {
            json.writeRaw('\n');
            json.writeStartObject();
            path(json, path);
            json.writeStringProperty("integrity", value);
            json.writeEndObject();
          });
          json.writeEndArray();
        });
  }

  /** What became of pages. */
  void pages(PagesReport report) throws IOException {
    document(
        SriSyntax.NAME + " " + report.action().word(),
        json -> {
          json.writeBooleanProperty("dry_run", report.dryRun());
          json.writeBooleanProperty("partial", report.partial());
          json.writeArrayPropertyStart("pages");
          report.results().forEach(result -> page(json, result));
          json.writeEndArray();
          json.writeRaw('\n');
          json.writeObjectPropertyStart("summary");
          json.writeNumberProperty("pages", report.pages());
          json.writeNumberProperty("changed", report.changed());
          json.writeNumberProperty("pinned", report.pinned());
          report
              .counts()
              .forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), count));
          json.writeEndObject();
        });
  }

  private static void page(JsonGenerator json, PageResult result) {
    json.writeRaw('\n');
    json.writeStartObject();
    path(json, result.path());
    json.writeBooleanProperty("changed", result.changed());
    json.writeArrayPropertyStart("findings");
    result.findings().forEach(finding -> finding(json, finding));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("verdict", finding.verdict().word());
    if (finding.line() > 0) {
      json.writeNumberProperty("line", finding.line());
      json.writeStringProperty("element", finding.element());
      json.writeStringProperty("url", finding.url());
    }
    json.writeStringProperty("message", finding.message());
    String integrity = finding.integrity();
    if (integrity != null) {
      json.writeStringProperty("integrity", integrity);
    }
    json.writeEndObject();
  }

  private void document(String command, Consumer<JsonGenerator> content) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), buffered)) {
      json.writeStartObject();
      json.writeStringProperty("tool", command);
      json.writeNumberProperty("shape", SHAPE);
      content.accept(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
    buffered.flush();
  }

  private static void path(JsonGenerator json, RawPath path) {
    byte[] bytes = path.toBytes();
    if (RawText.isUtf8(bytes)) {
      json.writeStringProperty("path", path.text());
    } else {
      json.writeStringProperty("path", new String(bytes, StandardCharsets.UTF_8));
      json.writeStringProperty("path_b64", Base64.getEncoder().encodeToString(bytes));
    }
  }
}
