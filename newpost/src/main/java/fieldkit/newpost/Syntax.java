package fieldkit.newpost;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts a command's syntax together by calls: annotations would cost start-up time. */
final class Syntax {
  private final CommandSpec spec;

  Syntax(String name) {
    spec = CommandSpec.create().name(name);
    UsageMessageSpec usage = spec.usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.optionListHeading("%n");
    usage.sortOptions(false);
  }

  CommandSpec spec() {
    return spec;
  }

  /** What the help begins with. */
  Syntax about(String synopsis, String... header) {
    spec.usageMessage().customSynopsis(synopsis);
    spec.usageMessage().header(header);
    return this;
  }

  /** What the help ends with. */
  Syntax footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /** The options that say which site is meant. */
  Syntax site() {
    return text("DIR", "The site's folder, or one in it (default: this one).", "--site")
        .text("NAME", "The engine, where its files do not tell.", "--engine");
  }

  /** The option that changes nothing. */
  Syntax dryRun() {
    return flag("Only say what would be done.", "-n", "--dry-run");
  }

  Syntax flag(String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names).type(boolean.class).arity("0").description(description).build());
    return this;
  }

  Syntax text(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  Syntax list(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .type(String[].class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  Syntax words(String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity("0..*")
            .type(String[].class)
            .description(description)
            .build());
    return this;
  }
}
