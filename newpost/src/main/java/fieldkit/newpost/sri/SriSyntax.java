package fieldkit.newpost.sri;

import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.judge.Action;
import picocli.CommandLine.Model.CommandSpec;

/** The command lines' syntax and help. */
final class SriSyntax {
  static final String NAME = "newpost sri";

  private SriSyntax() {}

  /** {@code newpost sri FILE...}. */
  static CommandSpec files() {
    SyntaxBuilder syntax =
        begin(
            NAME,
            "FILE...",
            "Prints the integrity of files, and keeps it right in pages.",
            "",
            "  newpost sri app.js               its integrity, for an attribute",
            "  newpost sri add public           into all pages below public/",
            "  newpost sri check public         whether it is there and right",
            "  newpost sri update public        puts right what is not",
            "",
            "'newpost sri add --help' tells more of the three.",
            "");
    return hash(syntax, "sha256, sha384 (default) or sha512.")
        .flag("NUL instead of newlines.", "-0", "--print0")
        .operands("FILE", "Files to hash; - is standard input.")
        .spec();
  }

  /** {@code newpost sri add PATH...} and its like. */
  static CommandSpec pages(Action action) {
    String name = NAME + " " + action.word();
    SyntaxBuilder syntax =
        begin(name, "PATH...", about(action, name))
            .text("DIR", "The site's root (default: PATH, if it is one folder).", "--root")
            .text("URL", "Where the site is served, for full URLs to itself.", "--site")
            .text("FILE", "The pinned hashes of other servers' files.", "--lock")
            .flag("Ask those servers; without it nothing leaves this machine.", "--fetch")
            .flag("Import maps too: their integrity section.", "--importmap");
    if (action != Action.CHECK) {
      SyntaxBuilder _ =
          hash(syntax, "sha256, sha384 or sha512 for what is put in.")
              .dryRun()
              .flag("NUL instead of newlines.", "-0", "--print0");
    }
    return syntax.operands("PATH", "Pages, and folders with pages: *.html, *.htm, *.xhtml.").spec();
  }

  private static String[] about(Action action, String name) {
    String what =
        switch (action) {
          case ADD -> "Puts integrity where pages have none; prints the pages it changed.";
          case CHECK -> "Says where integrity is missing, wrong or of no use.";
          case UPDATE -> "Puts integrity where it is missing or wrong; prints changed pages.";
        };
    return new String[] {
      what,
      "",
      "  %s public".formatted(name),
      "  %s --root public public/index.html".formatted(name),
      "  %s --lock sri.lock --fetch public".formatted(name),
      ""
    };
  }

  private static SyntaxBuilder begin(String name, String words, String... header) {
    return new SyntaxBuilder(name)
        .about(name + " [OPTIONS] " + words, header)
        .footer(
            "",
            "Status: 0 all is right, 1 something is not (named), 2 wrong command line,",
            "3 a lock file that is none, 4 failed, 130 interrupted.");
  }

  private static SyntaxBuilder hash(SyntaxBuilder syntax, String description) {
    return syntax.value(HashAlgorithm.class, SriSyntax::algorithm, "HASH", description, "--hash");
  }

  private static HashAlgorithm algorithm(String text) {
    return HashAlgorithm.ofToken(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is not sha256, sha384 or sha512, which browsers know".formatted(text)));
  }
}
