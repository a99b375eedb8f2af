package fieldkit.dupes.e2e;

import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Interruption;
import fieldkit.common.cli.ToolFrame;
import fieldkit.common.io.FileAccess;
import fieldkit.dupes.DupesTool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** The tool run in this process, on the real file system. */
final class Dupes {
  private final Interruption interruption = new Interruption();
  private FileAccess files = FileAccess.ofThisSystem();
  private byte[] input = {};
  private Map<String, String> environment =
      Map.of("XDG_STATE_HOME", System.getProperty("java.io.tmpdir"));

  /** Runs it with these words. */
  static Outcome run(String... arguments) {
    return new Dupes().with(arguments);
  }

  /** Lets it see the file system through something of the test's. */
  Dupes through(FileAccess files) {
    this.files = files;
    return this;
  }

  /** Gives it something on standard input. */
  Dupes reading(byte[] input) {
    this.input = input.clone();
    return this;
  }

  /** Runs it in this environment alone. */
  Dupes in(Map<String, String> environment) {
    this.environment = environment;
    return this;
  }

  /** What Ctrl-C would do. */
  Interruption interruption() {
    return interruption;
  }

  Outcome with(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ToolFrame frame =
        new ToolFrame(
            new DupesTool(),
            new ByteArrayInputStream(input),
            out,
            err,
            files,
            interruption,
            environment);
    ExitStatus status = frame.run(List.of(arguments));
    return new Outcome(status.code(), out.toByteArray(), err.toByteArray());
  }
}
