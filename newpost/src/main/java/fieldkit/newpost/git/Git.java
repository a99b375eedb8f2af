package fieldkit.newpost.git;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits single files of a repository; what else is staged stays staged, and out of the commit.
 */
public final class Git {
  private final Path folder;

  /** The repository around a folder. */
  public Git(Path folder) {
    this.folder = folder;
  }

  /** Says so, before anything is changed, if there is no git or no repository. */
  public void check() throws CommandFault {
    if (run(List.of("rev-parse", "--is-inside-work-tree")).status() != 0) {
      throw new CommandFault(
          ExitStatus.FAILED,
          folder + ": not in a git repository, so nothing can be committed; nothing was changed",
          "'git init' makes one",
          null);
    }
  }

  /** Whether a file of the repository is under git's care. */
  public boolean knows(Path file) throws CommandFault {
    return run(List.of("ls-files", "--error-unmatch", "--", file.toString())).status() == 0;
  }

  /**
   * Commits these files, new, changed or gone, and nothing else.
   *
   * @throws CommandFault if git does not; the files are as they were
   */
  public void commit(String message, List<Path> files) throws CommandFault {
    List<String> paths = new ArrayList<>();
    for (Path file : files) {
      if (Files.exists(file) || knows(file)) {
        paths.add(file.toString());
      }
    }
    must(files, with(List.of("add", "-A", "--"), paths));
    must(files, with(List.of("commit", "--quiet", "--only", "-m", message, "--"), paths));
  }

  private static List<String> with(List<String> words, List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return all;
  }

  private void must(List<Path> files, List<String> words) throws CommandFault {
    Answer answer = run(words);
    if (answer.status() != 0) {
      String said =
          answer
              .text()
              .lines()
              .filter(line -> !line.isBlank())
              .reduce((_, last) -> last)
              .orElse("");
      throw new CommandFault(
          ExitStatus.FAILED,
          "git %s: %s".formatted(words.getFirst(), said),
          "the post is kept, and not committed: " + files.getLast(),
          null);
    }
  }

  /**
   * What git answered.
   *
   * @param status its exit status
   * @param text what it printed, on either stream
   */
  private record Answer(int status, String text) {}

  private Answer run(List<String> words) throws CommandFault {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(with(List.of("git"), words))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.INHERIT); // a passphrase may be asked for
      builder.environment().put("GIT_LITERAL_PATHSPECS", "1"); // names are no patterns
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED, "git: cannot be started, so nothing can be committed", null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault(ExitStatus.INTERRUPTED, "git: interrupted", null, e);
    }
  }
}
