package fieldkit.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a test's own, mounted until it is closed. Skips the test without the means. */
public final class Mount implements AutoCloseable {
  private final Path point;

  private Mount(Path point) {
    this.point = point;
  }

  /** A new file system of a type that has a mkfs, in a sparse file in the folder. */
  public static Mount ofImage(Path folder, String type) throws IOException {
    assumeTrue(Command.exists("mkfs." + type), "there is no mkfs." + type);
    Command.sh(folder, "truncate -s 320M image && mkfs.%s -q image".formatted(type));
    return mount(folder, "-o", "loop", "image");
  }

  /** A file system in memory, with room for so many KiB. */
  public static Mount ofMemory(Path folder, int kibibytes) throws IOException {
    return mount(folder, "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs");
  }

  private static Mount mount(Path folder, String... what) throws IOException {
    Path point = Files.createDirectory(folder.resolve("mounted"));
    String words = String.join(" ", what);
    Command.Ended ended = Command.run(folder, "sh", "-c", "mount " + words + " mounted");
    assumeTrue(
        ended.status() == 0,
        () -> "cannot mount here: " + ended.said().lines().findFirst().orElse(""));
    return new Mount(point);
  }

  /** Its uppermost folder. */
  public Path root() {
    return point;
  }

  @Override
  public void close() {
    Command.Ended ended = Command.run(Path.of("/"), "umount", point.toString());
    if (ended.status() != 0) { // a file is still open: let it go when that is closed
      Command.Ended _ = Command.run(Path.of("/"), "umount", "-l", point.toString());
    }
    assertThat(ended.status()).as("umount: %s", ended.said()).isZero();
  }
}
