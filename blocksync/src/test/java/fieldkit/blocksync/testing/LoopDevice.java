package fieldkit.blocksync.testing;

import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A loop device of a test's own. Needs root; skips the test where it cannot be had. */
public final class LoopDevice implements AutoCloseable {
  private final Path image;
  private final String name;
  private final List<Integer> partitions = new ArrayList<>();

  private LoopDevice(Path image, String name) {
    this.image = image;
    this.name = name;
  }

  /** A device of an image of zeros, of which nothing is stored yet. */
  public static LoopDevice of(Path image, long size) throws IOException {
    return of(image, size, 512);
  }

  /** The same with logical sectors of another size. */
  public static LoopDevice of(Path image, long size, int sector) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(size);
    }
    return over(image, "--sector-size", Integer.toString(sector));
  }

  /** A device of what is there already, with further options of losetup(8). */
  public static LoopDevice over(Path image, String... options) {
    Programs.assumeRoot();
    Programs.assumeThere("losetup");
    List<String> words = new ArrayList<>(List.of("losetup", "--show", "-f", "-P"));
    words.addAll(List.of(options));
    words.add(image.toString());
    return new LoopDevice(image, Programs.runOrSkip(words.toArray(String[]::new)));
  }

  /** Its name: {@code /dev/loop3}. */
  public String name() {
    return name;
  }

  /** Its name as a path. */
  public RawPath path() {
    return RawPath.ofText(name);
  }

  /** Its name in sysfs: {@code loop3}. */
  public String kernelName() {
    return name.substring("/dev/".length());
  }

  /** The file behind it. */
  public Path image() {
    return image;
  }

  /** Bytes stored by the file behind it. */
  public long stored() throws IOException {
    return Long.parseLong(Programs.run("stat", "-c", "%b", image.toString())) * 512;
  }

  /** Makes a partition as the kernel knows it, without a table; its name. Bytes. */
  public String partition(int number, long start, long length) {
    Programs.assumeThere("addpart");
    String sectors = Long.toString(length / 512);
    String _ =
        Programs.runOrSkip(
            "addpart", name, Integer.toString(number), Long.toString(start / 512), sectors);
    partitions.add(number);
    return name + "p" + number;
  }

  /** What is read through the kernel's cache. */
  public byte[] cached() throws IOException {
    return Files.readAllBytes(Path.of(name));
  }

  @Override
  public void close() {
    for (int number : partitions) {
      Programs.Result _ = Programs.result("delpart", name, Integer.toString(number));
    }
    String _ = Programs.run("losetup", "-d", name);
  }
}
