package fieldkit.blocksync.state.trace;

import fieldkit.common.io.FileAccess;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks after the daemons of this machine: which there are, and how they end. */
public final class TrackerControl {
  private static final int TRIES = 100;
  private static final int MILLIS_BETWEEN = 50;

  private final FileAccess files;
  private final TrackerSettings settings;

  /** Over the daemons with these settings. */
  public TrackerControl(FileAccess files, TrackerSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** All that watch, in no order. */
  public List<TrackerStatus> all() throws IOException {
    List<TrackerStatus> all = new ArrayList<>();
    if (Files.isDirectory(settings.runtime())) {
      try (DirectoryStream<Path> sockets =
          Files.newDirectoryStream(settings.runtime(), "track-*-*.socket")) {
        for (Path socket : sockets) {
          String[] words = socket.getFileName().toString().split("[-.]", -1);
          new TrackerClient(settings, words[1] + ":" + words[2]).status().ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /**
   * Ends the daemon of a device, if there is one, and takes away what a killed one left. Nothing of
   * either is there when this returns.
   *
   * @param device the device's number, {@code 8:17}
   * @return whether there was one
   * @throws IOException if it does not end
   */
  public boolean stop(String device) throws IOException {
    boolean there = true;
    try {
      new TrackerClient(settings, device).stop();
    } catch (TrackerClient.NotWatchedException e) {
      there = false;
    }
    try (Closeable _ = lock(device)) {
      Path folder =
          settings.tracefs().resolve("instances").resolve(TrackerSettings.instance(device));
      if (Files.exists(folder)) {
        TraceInstance.remove(folder);
      }
      boolean _ = Files.deleteIfExists(settings.socket(device));
    }
    return there;
  }

  private Closeable lock(String device) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return TrackerDaemon.lock(files, settings, device);
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new IOException("its tracker does not end", e);
        }
      }
      try {
        Thread.sleep(MILLIS_BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
