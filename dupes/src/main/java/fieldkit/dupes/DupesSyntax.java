package fieldkit.dupes;

import fieldkit.common.cli.SyntaxBuilder;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command line's syntax and help, built by calls: annotations would cost start-up time. */
final class DupesSyntax {
  private final SyntaxBuilder syntax = new SyntaxBuilder("dupes");

  CommandSpec spec() {
    help();
    scanning();
    matching();
    printing();
    resources();
    return ActSyntax.addTo(syntax)
        .operands("PATH", "Folders and files, the first with the highest rank.")
        .spec();
  }

  private void help() {
    syntax
        .about(
            "dupes [OPTIONS] PATH...",
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
            "")
        .footer(
            "",
            ActSyntax.footer()[1],
            ActSyntax.footer()[2],
            ActSyntax.footer()[3],
            "Sizes are 4096, 64K, 1M, 2G; times 2026-01-31, 2026-01-31T12:30 or 7d (ago).",
            "Status: 0 all was read and done, 1 something was left out (named), 2 wrong",
            "command line, 3 refused, 4 failed, 130 interrupted.");
  }

  private void scanning() {
    syntax
        .text("FILE", "Also the NUL-separated paths in FILE; - is standard input.", "--files0-from")
        .wholeNumber("N", "Go N folders deep; 1 is PATH's own files.", "--depth")
        .flag("Stay on each PATH's file system.", "-1", "--one-fs")
        .flag("Follow symbolic links.", "-s", "--symlinks")
        .size("SIZE", "Only files of at least SIZE (default: 1).", "--min")
        .size("SIZE", "Only files of at most SIZE.", "--max")
        .list("GLOB", "Only files that match.", "--include")
        .list("GLOB", "No files or folders that match.", "--exclude")
        .list("EXT,...", "Only files with one of these endings.", "--ext")
        .text("TIME", "Only files modified since TIME.", "--newer")
        .text("TIME", "Only files modified before TIME.", "--older")
        .flag("Leave out names that begin with a dot.", "-A", "--no-hidden")
        .flag("Leave out what .gitignore and .ignore hide.", "--ignore-files")
        .flag("Accepted; dupes is always recursive.", "-r", "--recurse");
  }

  private void matching() {
    syntax
        .flag("Only files of the same name match.", "--same-name")
        .flag("Only files with the same permissions match.", "--same-perm")
        .flag("Only groups with files of two PATHs.", "-I", "--isolate")
        .list("DIR", "A reference: its files match and are kept.", "--ref")
        .wholeNumber("N", "Only files with more than N copies.", "--rf-over")
        .wholeNumber("N", "Only files with fewer than N copies.", "--rf-under")
        .flag("Only files without duplicates.", "-u", "--unique")
        .flag("Equal folders, then the files outside of them.", "--dirs")
        .flag("List all names of hard-linked files.", "-H", "--hardlinks");
  }

  private void printing() {
    syntax
        .choice(
            List.of("fdupes", "json", "jsonl", "csv"), "fdupes, json, jsonl or csv.", "--format")
        .flag("NUL instead of newlines.", "-0", "--print0")
        .text("FILE", "Write the report to FILE, whole or not at all.", "--output")
        .flag("Show the size of each group's files.", "-S", "--size")
        .choice(List.of("size", "waste", "count", "path"), "size, waste, count or path.", "--sort")
        .flag("Print the summary instead of the groups.", "-m", "--summarize")
        .flag("Tell what each stage of reading cost.", "--stats");
  }

  private void resources() {
    syntax
        .size("SIZE", "Memory for blocks of files (default: 4M).", "--memory")
        .wholeNumber("N", "Threads that read and compare (default: 2 a core).", "--threads")
        .text("FILE", "Remember in FILE what was found, for later runs.", "--cache")
        .choice(List.of("auto", "ssd", "hdd"), "What the files lie on: auto, ssd or hdd.", "--io");
  }
}
