package fieldkit.dupes;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** The command line's syntax and help, built by calls: annotations would cost start-up time. */
final class DupesSyntax {
  private final CommandSpec spec = CommandSpec.create().name("dupes");

  CommandSpec spec() {
    help();
    scanning();
    matching();
    printing();
    resources();
    new ActSyntax(spec).add();
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("0..*")
            .type(String[].class)
            .description("Folders and files, the first with the highest rank.")
            .build());
    return spec;
  }

  private void help() {
    UsageMessageSpec usage = spec.usageMessage();
    usage.header(
        "Finds duplicate files, byte for byte, reading each byte at most once.",
        "",
        "  dupes ~/Pictures                 groups of identical files",
        "  dupes --ref /archive -I ~/inbox  what in ~/inbox the archive has already",
        "  dupes -u -I /data /backup        what is in only one of the two",
        "  dupes --sort waste -S /srv       where the space is",
        "  dupes --json ~ > report.json     everything that is known",
        "  dupes --hardlink /backup         what would be linked; --apply does it",
        "  dupes act report.json --delete   the same, from a saved report",
        "  dupes undo JOURNAL               puts back what a run changed",
        "");
    usage.customSynopsis("dupes [OPTIONS] PATH...");
    usage.synopsisHeading("Usage: ");
    usage.optionListHeading("%n");
    usage.sortOptions(false);
    usage.footer(
        "",
        ActSyntax.footer()[1],
        ActSyntax.footer()[2],
        ActSyntax.footer()[3],
        "Sizes are 4096, 64K, 1M, 2G; times 2026-01-31, 2026-01-31T12:30 or 7d (ago).",
        "Status: 0 all was read and done, 1 something was left out (named), 2 wrong",
        "command line, 3 refused, 4 failed, 130 interrupted.");
  }

  private void scanning() {
    text("FILE", "Also the NUL-separated paths in FILE; - is standard input.", "--files0-from");
    whole("N", "Go N folders deep; 1 is PATH's own files.", "--depth");
    flag("Stay on each PATH's file system.", "-1", "--one-fs");
    flag("Follow symbolic links.", "-s", "--symlinks");
    text("SIZE", "Only files of at least SIZE (default: 1).", "--min");
    text("SIZE", "Only files of at most SIZE.", "--max");
    list("GLOB", "Only files that match.", "--include");
    list("GLOB", "No files or folders that match.", "--exclude");
    list("EXT,...", "Only files with one of these endings.", "--ext");
    text("TIME", "Only files modified since TIME.", "--newer");
    text("TIME", "Only files modified before TIME.", "--older");
    flag("Leave out names that begin with a dot.", "-A", "--no-hidden");
    flag("Leave out what .gitignore and .ignore hide.", "--ignore-files");
    spec.addOption(
        OptionSpec.builder("-r", "--recurse")
            .type(boolean.class)
            .arity("0")
            .description("Accepted; dupes is always recursive.")
            .build());
  }

  private void matching() {
    flag("Only files of the same name match.", "--same-name");
    flag("Only files with the same permissions match.", "--same-perm");
    flag("Only groups with files of two PATHs.", "-I", "--isolate");
    list("DIR", "A reference: its files match and are kept.", "--ref");
    whole("N", "Only files with more than N copies.", "--rf-over");
    whole("N", "Only files with fewer than N copies.", "--rf-under");
    flag("Only files without duplicates.", "-u", "--unique");
    flag("Equal folders, then the files outside of them.", "--dirs");
    flag("List all names of hard-linked files.", "-H", "--hardlinks");
  }

  private void printing() {
    choice("fdupes, json, jsonl or csv.", List.of("fdupes", "json", "jsonl", "csv"), "--format");
    flag("NUL instead of newlines.", "-0", "--print0");
    text("FILE", "Write the report to FILE, whole or not at all.", "--output");
    flag("Show the size of each group's files.", "-S", "--size");
    choice("size, waste, count or path.", List.of("size", "waste", "count", "path"), "--sort");
    flag("Print the summary instead of the groups.", "-m", "--summarize");
    flag("Tell what each stage of reading cost.", "--stats");
  }

  private void resources() {
    text("SIZE", "Memory for blocks of files (default: 4M).", "--memory");
    whole("N", "Threads that read and compare (default: 2 a core).", "--threads");
    text("FILE", "Remember in FILE what was found, for later runs.", "--cache");
    choice("What the files lie on: auto, ssd or hdd.", List.of("auto", "ssd", "hdd"), "--io");
  }

  private void flag(String description, String... names) {
    spec.addOption(option(names).type(boolean.class).arity("0").description(description).build());
  }

  private void text(String label, String description, String... names) {
    spec.addOption(
        option(names).type(String.class).paramLabel(label).description(description).build());
  }

  private void list(String label, String description, String... names) {
    spec.addOption(
        option(names).type(String[].class).paramLabel(label).description(description).build());
  }

  private void whole(String label, String description, String... names) {
    spec.addOption(
        option(names)
            .type(int.class)
            .converters(DupesSyntax::wholeNumber)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private void choice(String description, List<String> values, String... names) {
    spec.addOption(
        option(names)
            .type(String.class)
            .converters(text -> oneOf(values, text))
            .paramLabel("WHICH")
            .description(description)
            .build());
  }

  private static OptionSpec.Builder option(String... names) {
    return OptionSpec.builder(names);
  }

  static int wholeNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // nor is what is below
    }
    throw new TypeConversionException("'%s' is not a whole number".formatted(text));
  }

  private static String oneOf(List<String> values, String text) {
    if (!values.contains(text)) {
      throw new TypeConversionException(
          "'%s' is not one of %s".formatted(text, String.join(", ", values)));
    }
    return text;
  }
}
