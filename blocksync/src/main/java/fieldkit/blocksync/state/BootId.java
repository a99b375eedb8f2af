package fieldkit.blocksync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which start of this machine this is, random(4): /proc/sys/kernel/random/boot_id. */
final class BootId {
  private static final Path WHERE = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** A text that no other start of any machine has; empty where the system does not say. */
  static String now() {
    try {
      return Files.readString(WHERE).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
