package fieldkit.dupes;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.Messages;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.json.JsonPath;
import fieldkit.dupes.undo.UndoListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Tells what an undo does: a path a line, or one JSON document. */
final class UndoReport implements UndoListener {
  private final OutputStream out;
  private final boolean json;
  private final boolean escaped;
  private final boolean dryRun;
  private final Messages messages;
  private final List<RawPath> forJson = new ArrayList<>();
  private long restored;
  private long refused;

  UndoReport(ToolContext context, boolean dryRun) {
    this.out = new BufferedOutputStream(context.out());
    this.json = context.settings().json();
    this.escaped = context.terminals().output();
    this.dryRun = dryRun;
    this.messages = context.messages();
  }

  @Override
  public void restored(RawPath path) throws IOException {
    restored++;
    if (json) {
      forJson.add(path);
      return;
    }
    out.write("restore   ".getBytes(StandardCharsets.US_ASCII));
    out.write(
        escaped ? EscapedText.of(path.text()).getBytes(StandardCharsets.UTF_8) : path.toBytes());
    out.write('\n');
  }

  @Override
  public void metadataNotRestored(RawPath path, String what, String why) {
    messages.problem(path.text(), "its %s could not be restored: %s".formatted(what, why));
  }

  @Override
  public void refused(RawPath path, String why) {
    refused++;
    messages.problem(path.text(), "not restored: " + why);
  }

  void end() throws IOException {
    if (json) {
      writeJson();
    }
    out.flush();
    messages.say(
        "%d %s restored%s"
            .formatted(
                restored,
                dryRun ? "would be" : "were",
                refused > 0 ? ", %d not, named above".formatted(refused) : ""));
  }

  private void writeJson() throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeStartObject();
      generator.writeStringProperty("tool", "dupes");
      generator.writeNumberProperty("shape", 1);
      generator.writeBooleanProperty("applied", !dryRun);
      generator.writeName("restored");
      generator.writeStartArray();
      for (RawPath path : forJson) {
        generator.writeStartObject();
        JsonPath.write(generator, "path", path);
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeNumberProperty("refused", refused);
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }
}
