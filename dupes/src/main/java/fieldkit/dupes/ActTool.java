package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.SavedReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dupes act}: what is done with the duplicates of a saved report. */
final class ActTool implements Tool {

  @Override
  public String name() {
    return "dupes";
  }

  @Override
  public CommandSpec spec() {
    SyntaxBuilder syntax =
        new SyntaxBuilder("dupes act")
            .about(
                "dupes act REPORT|- ACTION [OPTIONS]",
                "Acts on the duplicates of a saved report; every file is looked at anew.",
                "",
                "  dupes --json ~ > report.json          find them",
                "  dupes act report.json --hardlink      what would be done",
                "  dupes act report.json --hardlink --apply",
                "")
            .footer(ActSyntax.footer());
    return ActSyntax.addTo(syntax)
        .flag("Files below the kept file's PATH stay too.", "-I", "--isolate")
        .flag("Further names of one file are duplicates too.", "-H", "--hardlinks")
        .neededOperands("REPORT", "What 'dupes --json' printed; - is standard input.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    ActSyntax.obeyNice(parsed, context);
    ActRequest request =
        new ActOptions(parsed, context)
            .request()
            .orElseThrow(() -> usage("an action is missing, such as --delete or --hardlink"));
    String[] reports = parsed.matchedPositionalValue(0, new String[0]);
    if (reports.length != 1) {
      throw usage(reports.length == 0 ? "no REPORT given" : "one report at a time");
    }
    if (reports[0].equals("-") && request.interactive()) {
      throw usage("--interactive: standard input is the report");
    }
    SavedReport report = read(reports[0], context);
    if (report.folderGroups() > 0) {
      context
          .messages()
          .problem(reports[0], "its groups of folders are left alone: only files are acted on");
    }
    return new Act(request, context, report.roots()).run(report.groups());
  }

  private static SavedReport read(String name, ToolContext context) throws CommandFault {
    try (InputStream in =
        name.equals("-")
            ? context.in()
            : new BufferedInputStream(
                new FileContentStream(context.files(), RawPath.ofText(name)))) {
      return SavedReport.read(in);
    } catch (FileFault e) {
      throw new CommandFault(ExitStatus.USAGE, name + ": " + e.getMessage(), "nothing was done", e);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          "%s: %s".formatted(name, FileFault.reasonOf(e)),
          "nothing was done; 'dupes --json PATH' makes a report",
          e);
    }
  }

  private static CommandFault usage(String what) {
    return new CommandFault(ExitStatus.USAGE, what, "try 'dupes act --help'", null);
  }
}
