package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.site.Config;
import fieldkit.newpost.site.ConfigFinder;
import fieldkit.newpost.site.Site;
import fieldkit.newpost.site.SiteFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The words of one command line, and the site they speak of.
 *
 * @param parsed the words, parsed
 * @param context the world they were said in
 */
record Words(ParseResult parsed, ToolContext context) {

  boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(parsed.matchedOptionValue(option, null));
  }

  /** What a list option says, given several times or with commas. */
  List<String> list(String option) {
    List<String> items = new ArrayList<>();
    for (String given : parsed.matchedOptionValue(option, new String[0])) {
      for (String item : given.split(",", -1)) {
        if (!item.isBlank() && !items.contains(item.strip())) {
          items.add(item.strip());
        }
      }
    }
    return items;
  }

  /** What an option says each time it is given. */
  List<String> each(String option) {
    return List.of(parsed.matchedOptionValue(option, new String[0]));
  }

  List<String> positional() {
    return List.of(parsed.matchedPositionalValue(0, new String[0]));
  }

  /** The folder the command was called in. */
  Path here() {
    return Path.of("").toAbsolutePath();
  }

  /** The folder the user means. */
  Path folder() throws CommandFault {
    if (text("--site").isEmpty()) {
      return here();
    }
    Path folder = NativePath.of(text("--site").get(), here()).normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFault(ExitStatus.USAGE, "--site: %s: not a folder".formatted(folder));
    }
    return folder;
  }

  PostFiles files() {
    return new PostFiles(context.files());
  }

  Config config() throws CommandFault {
    return new ConfigFinder(files(), context.environment()).find(folder());
  }

  /** The site the user means. */
  Site site() throws CommandFault {
    Optional<String> kind =
        parsed.commandSpec().findOption("--kind") == null ? Optional.empty() : text("--kind");
    return new SiteFinder(config(), text("--engine"), kind).find(folder());
  }

  /** A path as it is printed: from here if it is below, so that it can be used from here. */
  String shown(Path file) {
    return NativePath.text(file.startsWith(here()) ? here().relativize(file) : file);
  }

  /** The fault of a command line that is wrong. */
  CommandFault usage(String what) {
    return new CommandFault(
        ExitStatus.USAGE, what, "try '%s --help'".formatted(parsed.commandSpec().name()), null);
  }
}
