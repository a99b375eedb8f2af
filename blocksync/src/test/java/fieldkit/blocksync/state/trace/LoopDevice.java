package fieldkit.blocksync.state.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A loop device of a test's own, with what it has on it, until it is closed. */
final class LoopDevice implements AutoCloseable {
  private final Path image;
  private final String path;
  private final List<Path> mounts = new ArrayList<>();
  private final List<Integer> partitions = new ArrayList<>();

  private LoopDevice(Path image, String path) {
    this.image = image;
    this.path = path;
  }

  /** Skips the test where there can be none, or no trace events. */
  static LoopDevice of(Path image, int mebibytes) throws IOException {
    assumeTrue(
        Files.isDirectory(Path.of("/sys/kernel/tracing/instances"))
            && Files.isWritable(Path.of("/sys/kernel/tracing/instances")),
        "trace events cannot be had here");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) mebibytes << 20);
    }
    Ended ended = run("losetup -f --show " + image);
    assumeTrue(ended.status == 0, () -> "no loop device can be had here: " + ended.said);
    String path = ended.said.strip();
    sh(
        "for part in /sys/block/%1$s/%1$sp*; do ! test -e $part || delpart %2$s ${part##*p}; done"
            .formatted(Path.of(path).getFileName(), path)); // of who had the device before
    return new LoopDevice(image, path);
  }

  Path image() {
    return image;
  }

  String path() {
    return path;
  }

  String number() throws IOException {
    return number(path);
  }

  static String number(String device) throws IOException {
    String name = Path.of(device).getFileName().toString();
    return Files.readString(Path.of("/sys/class/block", name, "dev")).strip();
  }

  /** Makes a partition, by sectors, and returns its path. */
  String partition(int number, long start, long sectors) {
    Ended ended = run("addpart %s %d %d %d".formatted(path, number, start, sectors));
    assertThat(ended.status).as(ended.said).isZero();
    boolean _ = partitions.add(number);
    return path + "p" + number;
  }

  /** Mounts something of it. */
  Path mount(String what, Path where) throws IOException {
    Path point = Files.createDirectories(where);
    sh("mount %s %s".formatted(what, point));
    mounts.add(point);
    return point;
  }

  void unmount(Path point) {
    sh("umount " + point);
    boolean _ = mounts.remove(point);
  }

  /** What is on it: it was flushed before. */
  byte[] content() throws IOException {
    return Files.readAllBytes(image);
  }

  /** Runs a shell script that must not fail. */
  static void sh(String script) {
    Ended ended = run(script);
    assertThat(ended.status).as("%s%n%s", script, ended.said).isZero();
  }

  static Ended run(String script) {
    try {
      Process process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  record Ended(int status, String said) {}

  @Override
  public void close() {
    for (Path mount : List.copyOf(mounts)) {
      Ended _ = run("umount " + mount + " || umount -l " + mount);
    }
    for (int number : partitions) { // they would stay for whoever gets the device next
      Ended _ = run("delpart %s %d".formatted(path, number));
    }
    Ended ended = run("losetup -d " + path);
    assertThat(ended.status).as(ended.said).isZero();
  }
}
