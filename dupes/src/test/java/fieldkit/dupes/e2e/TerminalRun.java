package fieldkit.dupes.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program at a terminal: a person answers when asked, not before. */
final class TerminalRun {
  private static final int PATIENCE_SECONDS = 30;

  private TerminalRun() {}

  /**
   * Runs it.
   *
   * @param question what it prints when it begins to ask; all answers are typed then
   */
  static Outcome of(List<String> command, byte[] answers, String question) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    boolean asked = false;
    try (InputStream in = process.getInputStream();
        OutputStream out = process.getOutputStream()) {
      for (int one = in.read(); one >= 0; one = in.read()) {
        seen.write(one);
        if (!asked && seen.toString(StandardCharsets.UTF_8).endsWith(question)) {
          asked = true;
          out.write(answers);
          out.flush();
        }
      }
    }
    return new Outcome(await(process), seen.toByteArray(), new byte[0]);
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Process _ = process.destroyForcibly();
    throw new AssertionError("it did not end");
  }
}
