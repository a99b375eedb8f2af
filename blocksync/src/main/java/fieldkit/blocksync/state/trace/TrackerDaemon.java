package fieldkit.blocksync.state.trace;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Watches one device until it is told to stop. There is one for a device at most; what a killed one
 * left is taken away. Needs root.
 */
public final class TrackerDaemon {
  private static final long LOOK_MILLIS = 100;

  private final FileAccess files;
  private final TrackerSettings settings;
  private final String device;

  /**
   * @param device the device's number, {@code 8:17}
   */
  public TrackerDaemon(FileAccess files, TrackerSettings settings, String device) {
    this.files = files;
    this.settings = settings;
    this.device = device;
  }

  /**
   * Watches.
   *
   * @param ready called once when every later write will be seen
   * @param interrupted asked ten times a second whether to stop
   * @return whether it was told to stop; otherwise the device is gone, or its events are
   * @throws IOException if the device cannot be watched; the message says why
   */
  public boolean run(Runnable ready, BooleanSupplier interrupted) throws IOException {
    try (Closeable _ = lock(files, settings, device)) {
      BlockDevices devices = new BlockDevices();
      TrackedDevice tracked = devices.find(device);
      Path folder = Tracefs.at(settings.tracefs()).instance(TrackerSettings.instance(device));
      TraceInstance instance =
          TraceInstance.create(folder, tracked.wholeNumber(), settings.bufferKib());
      try (Watch watch = new Watch(devices, settings, tracked, instance);
          TrackerServer server = new TrackerServer(watch, settings.socket(device))) {
        ready.run();
        while (!server.isStopped() && !interrupted.getAsBoolean()) {
          if (!watch.isAlive()) {
            return false;
          }
          Thread.sleep(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return true;
    }
  }

  /** Takes the lock that says who watches a device. */
  static Closeable lock(FileAccess files, TrackerSettings settings, String device)
      throws IOException {
    Path runtime = settings.runtime();
    if (!Files.isDirectory(runtime)) {
      Path _ =
          Files.createDirectories(
              runtime,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    RawPath path = RawPath.ofText(settings.lock(device).toString());
    Optional<Closeable> lock = files.lock(path);
    return lock.orElseThrow(() -> new IOException("is watched already"));
  }
}
