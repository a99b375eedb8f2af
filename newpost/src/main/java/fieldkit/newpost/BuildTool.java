package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost build}: make where there is a Makefile, the engine otherwise. */
final class BuildTool implements Tool {
  private static final int NOT_FOUND_BY_SHELL = 127;

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return SiteSyntax.addTo(
            new SyntaxBuilder("newpost build")
                .about(
                    "newpost build [OPTIONS]",
                    "Builds the site: with make where it has a Makefile, with its engine otherwise.",
                    "What these print goes to standard error."))
        .dryRun()
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    Site site = words.site();
    List<String> command = command(site);
    if (words.has("--dry-run")) {
      new Result(context).lines(List.of(String.join(" ", command)));
      return ExitStatus.DONE;
    }
    int status = run(site, command);
    if (status == NOT_FOUND_BY_SHELL) {
      throw new CommandFault(
          ExitStatus.FAILED, command.getFirst() + ": not installed, or not in PATH");
    }
    if (status != 0) {
      throw new CommandFault(
          ExitStatus.FAILED, "%s: failed with status %d".formatted(command.getFirst(), status));
    }
    return ExitStatus.DONE;
  }

  private static List<String> command(Site site) {
    for (String name : List.of("GNUmakefile", "makefile", "Makefile")) {
      if (Files.exists(site.root().resolve(name))) {
        return List.of("make");
      }
    }
    List<String> command = new ArrayList<>(site.rules().build());
    Path own = site.root().resolve("node_modules/.bin").resolve(command.getFirst());
    if (Files.isExecutable(own)) {
      command.set(0, own.toString());
    }
    return command;
  }

  /** Standard output is for results: the shell sends what the program prints elsewhere. */
  private static int run(Site site, List<String> command) throws CommandFault {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" >&2", "sh"));
    words.addAll(command);
    try {
      return new ProcessBuilder(words)
          .directory(site.root().toFile())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new CommandFault(ExitStatus.FAILED, "/bin/sh: cannot be started", null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault(ExitStatus.INTERRUPTED, "interrupted", null, e);
    }
  }
}
