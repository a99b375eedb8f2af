package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.undo.Undo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dupes undo}: puts back what a run changed. */
final class UndoTool implements Tool {

  @Override
  public String name() {
    return "dupes";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("dupes undo")
        .about(
            "dupes undo [OPTIONS] JOURNAL",
            "Puts back what a run of dupes changed, as its journal has it.",
            "",
            "  dupes undo -n ~/.local/state/dupes/20261122T190445.jsonl    what would be done",
            "  dupes undo ~/.local/state/dupes/20261122T190445.jsonl",
            "")
        .dryRun()
        .neededOperands("JOURNAL", "The journal that the run wrote.")
        .footer(
            "",
            "Links become files of their own again, with owner, permissions, attributes and",
            "times; what was moved comes back; what was removed is copied from the file that",
            "was kept. It can be repeated, and undoes a run that was cut short too.",
            "Status: 0 all is as it was, 1 some of it is not (named), 2 wrong command line,",
            "3 the journal cannot be used, 4 failed.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    String[] journals = parsed.matchedPositionalValue(0, new String[0]);
    if (journals.length != 1) {
      throw new CommandFault(
          ExitStatus.USAGE,
          journals.length == 0 ? "no JOURNAL given" : "one journal at a time",
          "try 'dupes undo --help'",
          null);
    }
    SafeChanges.check(context, null);
    boolean dryRun = parsed.hasMatchedOption("--dry-run");
    UndoReport report = new UndoReport(context, dryRun);
    Undo undo = new Undo(context.files(), report, dryRun, context.interruption()::isRequested);
    Undo.Changes changes = read(undo, journals[0], context);
    undo.undo(changes);
    report.end();
    return context.interruption().isRequested() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  private static Undo.Changes read(Undo undo, String name, ToolContext context)
      throws CommandFault {
    try (InputStream in =
        new BufferedInputStream(new FileContentStream(context.files(), RawPath.ofText(name)))) {
      return undo.read(in);
    } catch (FileFault e) {
      throw new CommandFault(ExitStatus.USAGE, name + ": " + e.getMessage(), null, e);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.REFUSED, name + ": " + FileFault.reasonOf(e), "nothing was changed", e);
    }
  }
}
