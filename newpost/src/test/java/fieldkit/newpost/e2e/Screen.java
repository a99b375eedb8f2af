package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A real terminal: a tmux of its own with one shell that runs one command. */
final class Screen implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String tmux = Programs.need("tmux");
  private final String socket = "newpost-" + UUID.randomUUID();
  private final Path folder;
  private final Path status;

  /** Runs a command in a folder; settings are {@code NAME=value} words of the shell. */
  Screen(Path folder, List<String> settings, List<String> command) throws IOException {
    this.folder = folder;
    this.status = folder.resolve("exit-status");
    String line =
        String.join(" ", settings)
            + " "
            + command.stream().map(Screen::quoted).collect(Collectors.joining(" "))
            + " > "
            + quoted(folder.resolve("stdout").toString());
    Path script =
        Files.writeString(
            folder.resolve("run.sh"), "trap : INT\n" + line + "\necho $? > exit-status\n");
    String _ =
        tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "100",
            "-y",
            "30",
            "-c",
            folder.toString(),
            "trap : INT; sh " + quoted(script.toString()) + "; sleep 60");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private String tmux(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(tmux, "-u", "-L", socket));
    all.addAll(List.of(words));
    return Programs.run(folder, all.toArray(String[]::new)).good();
  }

  /** What the screen shows. */
  String text() throws IOException {
    return tmux("capture-pane", "-p");
  }

  /** Waits until the screen shows something. */
  Screen shows(String expected) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!text().contains(expected)) {
      if (System.nanoTime() > end) {
        fail("the screen does not show <%s> but:%n%s", expected, text());
      }
      pause();
    }
    return this;
  }

  /** Types a text. */
  Screen types(String text) throws IOException {
    String _ = tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses a key by tmux' name for it. */
  Screen presses(String key) throws IOException {
    String _ = tmux("send-keys", key);
    return this;
  }

  /**
   * Presses a key again and again. The first question is shown before the terminal is made ready
   * for it, and an end of input that comes in between is the kernel's.
   */
  Screen pressesUntilItEnds(String key) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!hasEnded() && System.nanoTime() < end) {
      String _ = tmux("send-keys", key);
      for (int i = 0; i < 10 && !hasEnded(); i++) {
        pause();
      }
    }
    return this;
  }

  private boolean hasEnded() throws IOException {
    return Files.exists(status) && Files.size(status) > 0;
  }

  /** Waits for the command's end, and says how it ended. */
  String endsWith(int expected) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!hasEnded()) {
      if (System.nanoTime() > end) {
        fail("it does not end; the screen:%n%s", text());
      }
      pause();
    }
    assertThat(Files.readString(status).strip())
        .as("exit status, with the screen:%n%s", text())
        .isEqualTo(Integer.toString(expected));
    return Files.readString(folder.resolve("stdout"));
  }

  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    String _ = tmux("kill-server");
  }
}
