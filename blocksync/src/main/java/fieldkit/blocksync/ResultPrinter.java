package fieldkit.blocksync;

import fieldkit.blocksync.session.SyncResult;
import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.Tally;
import fieldkit.common.cli.ToolContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints how it went: the one line, or JSON, its shape in docs/blocksync.md. */
final class ResultPrinter {
  private static final int SHAPE = 1;
  private static final double NANOS = 1e9;

  private final ToolContext context;

  ResultPrinter(ToolContext context) {
    this.context = context;
  }

  /** A sync. */
  void print(SyncResult result) throws IOException {
    if (context.settings().json()) {
      write(json(result, null));
    } else {
      write(line(result.counts()) + "\n");
    }
  }

  /** A comparison: the ranges, then the line on standard error. */
  void print(SyncResult result, DifferenceList differences) throws IOException {
    if (context.settings().json()) {
      write(json(result, differences.list()));
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (ByteRange range : differences.list()) {
      lines.append(range.from()).append(' ').append(range.to() - range.from()).append('\n');
    }
    write(lines.toString());
    context.messages().say(line(result.counts()));
  }

  private static String line(Counts counts) {
    return "same: %d, diff: %d, %d/%d"
        .formatted(counts.same(), counts.differ(), counts.settled(), counts.total());
  }

  private void write(String text) throws IOException {
    context.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(SyncResult result, @Nullable List<ByteRange> differences) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("tool", "blocksync");
      json.writeNumberProperty("shape", SHAPE);
      json.writeNumberProperty("size", result.geometry().size());
      json.writeNumberProperty("block", result.geometry().regionSize());
      json.writeNumberProperty("same", result.counts().same());
      json.writeNumberProperty("diff", result.counts().differ());
      json.writeNumberProperty("total", result.counts().total());
      json.writeNumberProperty("sent", result.traffic().sent());
      json.writeNumberProperty("received", result.traffic().received());
      end(json, "source", result.source());
      end(json, "target", result.target());
      json.writeName("seconds");
      json.writeStartObject();
      json.writeNumberProperty("open", result.connectNanos() / NANOS);
      json.writeNumberProperty("sync", result.syncNanos() / NANOS);
      json.writeNumberProperty("verify", result.verifyNanos() / NANOS);
      json.writeEndObject();
      differences(json, differences);
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }

  private static void end(JsonGenerator json, String name, Tally.Work work) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("read", work.read());
    json.writeNumberProperty("written", work.written());
    json.writeNumberProperty("punched", work.punched());
    json.writeNumberProperty("read-rate", rate(work.read(), work.readNanos()));
    json.writeNumberProperty(
        "write-rate", rate(work.written() + work.punched(), work.writeNanos()));
    json.writeEndObject();
  }

  /** Bytes a second while it was at it, 0 if it never was. */
  private static long rate(long bytes, long nanos) {
    return nanos == 0 ? 0 : (long) (bytes / (nanos / NANOS));
  }

  private static void differences(JsonGenerator json, @Nullable List<ByteRange> differences) {
    if (differences == null) {
      return;
    }
    json.writeName("differences");
    json.writeStartArray();
    for (ByteRange range : differences) {
      json.writeStartObject();
      json.writeNumberProperty("offset", range.from());
      json.writeNumberProperty("length", range.to() - range.from());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
