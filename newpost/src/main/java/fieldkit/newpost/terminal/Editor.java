package fieldkit.newpost.terminal;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.PostFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jline.utils.Signals;

/** Lets the user edit a file, and tells how that ended. */
public final class Editor {
  /** Nobody reads a text, decides against it and leaves in less. */
  private static final Duration TOO_SHORT = Duration.ofMillis(700);

  private static final int NOT_FOUND_BY_SHELL = 127;
  private static final int ENDED_BY_INTERRUPT = 130;

  private final EditorCommand command;
  private final PostFiles files;

  /** An editor of this command. */
  public Editor(EditorCommand command, PostFiles files) {
    this.command = command;
    this.files = files;
  }

  /**
   * Opens a file and waits for the editor's end. Ctrl-C is the editor's business meanwhile: vi
   * leaves its insert mode by it.
   *
   * @param before the file's text
   * @param screen whether standard output is the terminal; otherwise the editor is given /dev/tty
   */
  public EditingResult edit(Path file, String before, boolean screen) throws CommandFault {
    int line = (int) before.chars().filter(c -> c == '\n').count();
    ProcessBuilder builder =
        new ProcessBuilder(command.words(file.toString(), Math.max(line, 1))).inheritIO();
    if (!screen) {
      builder.redirectOutput(new File("/dev/tty"));
    }
    long begin = System.nanoTime();
    int status = run(builder);
    boolean atOnce = System.nanoTime() - begin < TOO_SHORT.toNanos();
    return result(file, before, status, atOnce);
  }

  private int run(ProcessBuilder builder) throws CommandFault {
    Object previous = Signals.register("INT", () -> {});
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED,
          "the editor '%s' cannot be started".formatted(command.command()),
          null,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ENDED_BY_INTERRUPT;
    } finally {
      Signals.unregister("INT", previous);
    }
  }

  private EditingResult result(Path file, String before, int status, boolean atOnce)
      throws CommandFault {
    if (status == NOT_FOUND_BY_SHELL) {
      return EditingResult.NOT_FOUND;
    }
    if (!Files.exists(file)) {
      return EditingResult.GONE;
    }
    boolean changed = !files.read(file).equals(before);
    if (status == ENDED_BY_INTERRUPT) {
      return changed ? EditingResult.CHANGED : EditingResult.INTERRUPTED;
    }
    if (status != 0) {
      return EditingResult.FAILED;
    }
    if (changed) {
      return EditingResult.CHANGED;
    }
    return atOnce && !command.isInTheTerminal()
        ? EditingResult.NOT_WAITED
        : EditingResult.UNCHANGED;
  }
}
