package fieldkit.dupes;

import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.BackgroundPriority;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** The options that say what is done with duplicates; the same for a scan and a saved report. */
final class ActSyntax {
  /** For completion; {@code KeepRule} knows which there are, and is not to be loaded for that. */
  private static final List<String> RULES =
      List.of(
          "path",
          "newest",
          "oldest",
          "shallow",
          "deep",
          "shortest",
          "longest",
          "name",
          "most-links",
          "re:",
          "not-re:");

  private ActSyntax() {}

  static SyntaxBuilder addTo(SyntaxBuilder syntax) {
    return syntax
        .flag("Remove duplicates (the plan; --apply does it).", "--delete")
        .flag("Move duplicates to the trash.", "--trash")
        .flag("Make duplicates names of the file kept.", "--hardlink")
        .flag("Make duplicates symbolic links to the file kept.", "--symlink")
        .flag("Let duplicates share storage (btrfs, XFS).", "--reflink")
        .text("DIR", "Move duplicates below DIR, with their whole path.", "--move")
        .flag("Do it, rather than print what would be done.", "--apply")
        .flag("Ask about each group.", "-i", "--interactive")
        .text("FILE", "Write a shell script that does it to FILE.", "--script")
        .suggested(RULES, "RULE,...", "Whom to keep, see below.", "-k", "--keep")
        .wholeNumber("N", "Keep N files of each group (default: 1).", "--keep-copies")
        .flag("Symbolic links with the whole path.", "--absolute")
        .flag("Link though owner, mode or attributes differ.", "--merge-meta")
        .flag("Remove folders that are left empty.", "--prune-dirs")
        .text("FILE", "Write the journal, for undo, to FILE.", "--journal")
        .flag("Stay in the background of a busy machine.", "--nice");
  }

  /** Whom to keep, for the end of the help. */
  static String[] footer() {
    return new String[] {
      "",
      "RULEs, one after the other: path (order of PATHs), newest, oldest, shallow,",
      "deep, shortest, longest, name, most-links, re:REGEX, not-re:REGEX. References",
      "stay anyway. Without rules: path, most-links, oldest, name."
    };
  }

  /** Before any other thread is started. */
  static void obeyNice(ParseResult parsed, ToolContext context) {
    if (parsed.hasMatchedOption("--nice") && !BackgroundPriority.take()) {
      context.messages().say("dupes: --nice: the system knows no such priority");
    }
  }
}
