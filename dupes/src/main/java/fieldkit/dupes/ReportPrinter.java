package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Messages;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.report.Report;
import fieldkit.dupes.report.Summary;
import fieldkit.dupes.search.SearchResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts a report where it is wanted, and says what the run amounts to. */
final class ReportPrinter {
  private static final int OUTPUT_BUFFER = 1 << 16;

  private final DupesRequest.Output output;
  private final ToolContext context;
  private final Messages messages;

  ReportPrinter(DupesRequest.Output output, ToolContext context) {
    this.output = output;
    this.context = context;
    this.messages = context.messages();
  }

  void print(Report report) throws CommandFault, IOException {
    if (output.summaryOnly()) {
      return;
    }
    RawPath file = output.file();
    if (file == null) {
      OutputStream out = new BufferedOutputStream(context.out(), OUTPUT_BUFFER);
      output.format().write(report, out);
      out.flush();
      return;
    }
    try {
      AtomicFile.write(context.files(), file, out -> output.format().write(report, out));
    } catch (IOException e) {
      if (e instanceof FileFault fault && fault.reason() == FileFault.Reason.BROKEN_PIPE) {
        throw fault; // a pipe's reader has seen enough
      }
      throw new CommandFault(
          ExitStatus.FAILED,
          file.text() + ": " + e.getMessage(),
          "a file that had this name is as it was",
          e);
    }
  }

  /** Says what the run amounts to, where it is wanted. */
  void close(Summary summary, SearchResult result) throws IOException {
    if (output.summaryOnly()) {
      String text = String.join("\n", summary.lines()) + "\n";
      context.out().write(text.getBytes(StandardCharsets.UTF_8));
      sayStatistics(result);
    } else {
      sayCounts(summary, result);
    }
    if (!result.complete()) {
      messages.say(
          output.file() == null
              ? "dupes: interrupted: the groups are certain, but there may be more"
              : "dupes: interrupted: no report was written");
    }
  }

  /** Says what was found and what it cost. */
  void sayCounts(Summary summary, SearchResult result) {
    summary.lines().forEach(messages::say);
    sayStatistics(result);
  }

  private void sayStatistics(SearchResult result) {
    if (output.statistics()) {
      result.counters().lines().forEach(messages::say);
      messages.say("opened %d files".formatted(result.counters().opens()));
      messages.say("read again %d bytes".formatted(result.counters().bytesReadAgain()));
    }
  }
}
