package fieldkit.blocksync.state.trace;

import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.file.Path;

/** A daemon in a process of its own. */
final class TrackerProbe {
  private TrackerProbe() {}

  @SuppressWarnings("SystemOut") // it is what the test reads
  public static void main(String[] arguments) throws IOException {
    TrackerSettings settings = RunningTracker.settings(Path.of(arguments[0]));
    boolean asked =
        new TrackerDaemon(FileAccess.ofThisSystem(), settings, arguments[1])
            .run(() -> System.out.println("ready"), () -> false);
    System.out.println(asked);
  }
}
