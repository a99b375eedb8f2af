package fieldkit.blocksync.e2e;

import fieldkit.blocksync.BlocksyncTool;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Interruption;
import fieldkit.common.cli.ToolFrame;
import fieldkit.common.io.FileAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tool run in this process. What it remembers is in a folder of the test's. */
final class Blocksync {
  private final Map<String, String> environment;
  private final List<String> first = new ArrayList<>();

  /**
   * @param folder where it keeps its state
   */
  Blocksync(Path folder) {
    this.environment = environment(folder);
  }

  /** The environment of a user whose folders are below one of the test's. */
  static Map<String, String> environment(Path folder) {
    return Map.of(
        "HOME", folder.toString(),
        "XDG_STATE_HOME", folder.resolve("state").toString(),
        "PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
  }

  /** Each run from now on begins with these words. */
  Blocksync with(String... words) {
    first.addAll(List.of(words));
    return this;
  }

  Outcome run(String... words) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ToolFrame frame =
        new ToolFrame(
            new BlocksyncTool(),
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            FileAccess.ofThisSystem(),
            new Interruption(),
            environment);
    ExitStatus status = frame.run(all);
    return new Outcome(
        status.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A command of its own, such as {@code verify}, which comes before all other words. */
  Outcome command(String name, String... words) {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(first);
    all.addAll(List.of(words));
    return new Blocksync(Path.of(environment.getOrDefault("HOME", "/")))
        .run(all.toArray(String[]::new));
  }
}
