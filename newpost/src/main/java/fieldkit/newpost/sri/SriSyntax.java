package fieldkit.newpost.sri;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.judge.Action;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** The command lines' syntax and help, built by calls: annotations would cost start-up time. */
final class SriSyntax {
  static final String NAME = "newpost sri";

  private final CommandSpec spec;

  private SriSyntax(String name) {
    spec = CommandSpec.create().name(name);
  }

  /** {@code newpost sri FILE...}. */
  static CommandSpec files() {
    SriSyntax syntax = new SriSyntax(NAME);
    syntax.help(
        "FILE...",
        new String[] {
          "Prints the integrity of files, and keeps it right in pages.",
          "",
          "  newpost sri app.js               its integrity, for an attribute",
          "  newpost sri add public           into all pages below public/",
          "  newpost sri check public         whether it is there and right",
          "  newpost sri update public        puts right what is not",
          "",
          "'newpost sri add --help' tells more of the three.",
          ""
        });
    syntax.hash("sha256, sha384 (default) or sha512.");
    syntax.flag("NUL instead of newlines.", "-0", "--print0");
    syntax.words("FILE", "Files to hash; - is standard input.");
    return syntax.spec;
  }

  /** {@code newpost sri add PATH...} and its like. */
  static CommandSpec pages(Action action) {
    String name = NAME + " " + action.word();
    SriSyntax syntax = new SriSyntax(name);
    syntax.help("PATH...", about(action, name));
    syntax.text("DIR", "The site's root (default: PATH, if it is one folder).", "--root");
    syntax.text("URL", "Where the site is served, for full URLs to itself.", "--site");
    syntax.text("FILE", "The pinned hashes of other servers' files.", "--lock");
    syntax.flag("Ask those servers; without it nothing leaves this machine.", "--fetch");
    syntax.flag("Import maps too: their integrity section.", "--importmap");
    if (action != Action.CHECK) {
      syntax.hash("sha256, sha384 or sha512 for what is put in.");
      syntax.flag("Only say what would change.", "-n", "--dry-run");
      syntax.flag("NUL instead of newlines.", "-0", "--print0");
    }
    syntax.words("PATH", "Pages, and folders with pages: *.html, *.htm, *.xhtml.");
    return syntax.spec;
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

  private void help(String words, String[] header) {
    UsageMessageSpec usage = spec.usageMessage();
    usage.header(header);
    usage.customSynopsis(spec.name() + " [OPTIONS] " + words);
    usage.synopsisHeading("Usage: ");
    usage.optionListHeading("%n");
    usage.sortOptions(false);
    usage.footer(
        "",
        "Status: 0 all is right, 1 something is not (named), 2 wrong command line,",
        "3 a lock file that is none, 4 failed, 130 interrupted.");
  }

  private void words(String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity("0..*")
            .type(String[].class)
            .description(description)
            .build());
  }

  private void flag(String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names).type(boolean.class).arity("0").description(description).build());
  }

  private void text(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private void hash(String description) {
    spec.addOption(
        OptionSpec.builder("--hash")
            .type(HashAlgorithm.class)
            .converters(SriSyntax::algorithm)
            .paramLabel("HASH")
            .description(description)
            .build());
  }

  private static HashAlgorithm algorithm(String text) {
    return HashAlgorithm.ofToken(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is not sha256, sha384 or sha512, which browsers know".formatted(text)));
  }
}
