package fieldkit.dupes.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs, run to their end. */
final class Run {
  private static final int PATIENCE_SECONDS = 60;

  private Run() {}

  /** A program with nothing on its standard input. */
  static Outcome of(List<String> command) throws IOException {
    return of(command, new byte[0]);
  }

  /** A program with something on its standard input. */
  static Outcome of(List<String> command, byte[] input) throws IOException {
    Path in = Files.createTempFile("in", "");
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    try {
      Path _ = Files.write(in, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Outcome(await(process), Files.readAllBytes(out), Files.readAllBytes(err));
    } finally {
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
    }
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
