package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mark changes with every write, by whatever way, and with nothing else. */
class WriteMarkIT {
  private static final long SIZE = 64 << 20;
  private static final long MIB = 1 << 20;
  private static final int AT = 40 << 20; // behind all that is read to describe the content

  @TempDir Path folder;

  private LoopDevice device() throws IOException {
    return LoopDevice.of(folder.resolve("image"), SIZE);
  }

  /** What writes, or does not. */
  private interface Deed {
    void run() throws IOException, RefusedException;
  }

  private static WriteMark mark(String path) throws IOException, RefusedException {
    try (Storage storage = Openers.source(path)) {
      storage.force();
      return storage.facts().mark();
    }
  }

  private static void assertSeen(String path, Deed deed) throws IOException, RefusedException {
    WriteMark before = mark(path);
    assertThat(before.isKnown()).as(path).isTrue();
    assertThat(before.isSameAs(mark(path))).as("before: %s", before.text()).isTrue();
    deed.run();
    WriteMark after = mark(path);
    assertThat(after.isKnown()).isTrue();
    assertThat(after.isSameAs(before)).as("%s: %s", path, after.text()).isFalse();
  }

  private static void assertUnseen(String path, Deed deed) throws IOException, RefusedException {
    WriteMark before = mark(path);
    deed.run();
    assertThat(mark(path)).isEqualTo(before);
    assertThat(before.isKnown()).isTrue();
  }

  private static void write(String path, long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
      file.seek(position);
      file.write(7);
      file.getChannel().force(true);
    }
  }

  @Test
  void aWriteToTheDevice() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      assertSeen(device.name(), () -> write(device.name(), AT));
      assertSeen(
          device.name(),
          () -> {
            try (Storage storage = Openers.target(device.name())) {
              storage.write(ByteBuffer.allocate(Storage.UNIT), AT);
            }
          });
      assertSeen(
          device.name(),
          () -> {
            try (Storage storage = Openers.target(device.name())) {
              assertThat(storage.zero(AT, Storage.UNIT)).isTrue();
            }
          });
    }
  }

  @Test
  void aWriteOfTheSameBytes() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      write(device.name(), AT);
      assertSeen(device.name(), () -> write(device.name(), AT));
    }
  }

  @Test
  void readingOpeningAndForcingAreNoWrites() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, MIB, 10 * MIB);
      write(partition, 0);
      for (String path : new String[] {device.name(), partition}) {
        assertUnseen(
            path,
            () -> {
              assertThat(device.cached()).hasSize((int) SIZE);
              try (Storage storage = Openers.source(path)) {
                assertThat(Bytes.readAll(storage)).isNotEmpty();
              }
              try (Storage storage = Openers.target(path)) {
                storage.force();
              }
            });
      }
    }
  }

  @Test
  void aDiscard() throws IOException, RefusedException {
    Programs.assumeThere("blkdiscard");
    try (LoopDevice device = device()) {
      write(device.name(), AT);
      assertSeen(
          device.name(),
          () -> {
            String _ =
                Programs.runOrSkip(
                    "blkdiscard", "-o", Integer.toString(AT), "-l", "4096", device.name());
          });
      assertSeen(
          device.name(),
          () -> {
            String _ =
                Programs.run(
                    "blkdiscard", "-z", "-o", Integer.toString(AT), "-l", "4096", device.name());
          });
    }
  }

  @Test
  void aWriteThroughThePartitionIsSeenOnTheDiskAndTheOtherWayRound()
      throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, AT, 10 * MIB);
      String other = device.partition(2, AT + 10 * MIB, MIB);
      assertSeen(device.name(), () -> write(partition, MIB));
      assertSeen(partition, () -> write(partition, MIB));
      assertSeen(partition, () -> write(device.name(), AT + MIB));
      String counted = counters(partition);
      write(other, 0);
      assertThat(counters(partition)).isEqualTo(counted);
    }
  }

  /**
   * A mark without the time of the file behind a loop device, which each of its partitions moves.
   */
  private static String counters(String path) throws IOException, RefusedException {
    return mark(path).text().replaceAll(" changed=\\S+", "");
  }

  @Test
  void aPartitionMadeAnew() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, AT, 10 * MIB);
      assertSeen(
          partition,
          () -> {
            write(partition, 0);
            String _ = Programs.run("delpart", device.name(), "1");
            String _ = device.partition(1, AT, 10 * MIB);
            write(partition, 0);
          });
    }
  }

  @Test
  void aMountedFileSystemsWriting() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, AT, 20 * MIB);
      MountedDevice.format("ext4", partition);
      try (MountedDevice mounted = MountedDevice.of(folder.resolve("m"), partition)) {
        Path file = mounted.folder().resolve("file");
        Deed writing =
            () -> {
              Path _ = Files.write(file, new byte[1000]);
              String _ = Programs.run("sync", "-f", file.toString());
            };
        writing.run();
        assertSeen(partition, writing);
        assertSeen(device.name(), writing);
      }
    }
  }

  @Test
  void aWriteToTheFileBehindIt() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      assertSeen(device.name(), () -> write(device.image().toString(), AT));
      assertSeen(
          device.name(),
          () -> {
            FileTime time = Files.getLastModifiedTime(device.image());
            write(device.image().toString(), AT);
            Path _ = Files.setLastModifiedTime(device.image(), time);
          });
    }
  }

  @Test
  void aWriteToTheDeviceBehindIt() throws IOException, RefusedException {
    try (LoopDevice device = device();
        LoopDevice upper = LoopDevice.over(Path.of(device.name()), "-o", Integer.toString(AT))) {
      assertSeen(upper.name(), () -> write(device.name(), AT + MIB));
      assertSeen(device.name(), () -> write(upper.name(), MIB));
    }
  }

  @Test
  void anotherFileBehindTheSameName() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      assertSeen(
          device.name(),
          () -> {
            String name = device.name();
            Programs.run("losetup", "-d", name);
            String _ = Programs.run("losetup", name, device.image().toString());
          });
    }
  }

  @Test
  void whereTheKernelDoesNotCountNothingIsKnown() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      Path counting = Path.of("/sys/class/block", device.kernelName(), "queue/iostats");
      assertThat(mark(device.name()).isKnown()).isTrue();
      Path _ = Files.writeString(counting, "0");
      try {
        WriteMark mark = mark(device.name());
        assertThat(mark.isKnown()).isFalse();
        assertThat(mark.isSameAs(mark)).isFalse();
      } finally {
        Path _ = Files.writeString(counting, "1");
      }
      assertThat(mark(device.name()).isKnown()).isTrue();
    }
  }

  @Test
  void aWipeThatIsNotCounted() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      MountedDevice.format("ext4", device.name());
      Path counting = Path.of("/sys/class/block", device.kernelName(), "queue/iostats");
      assertSeen(
          device.name(),
          () -> {
            Path _ = Files.writeString(counting, "0"); // as commands to the drive are not counted
            write(device.name(), 5000);
            Path _ = Files.writeString(counting, "1");
          });
    }
  }

  @Test
  void whileWritingGoesOnNothingIsKnownOrEverythingNew() throws Exception {
    try (LoopDevice device = device();
        RandomAccessFile writer = new RandomAccessFile(device.name(), "rw")) {
      boolean[] stop = new boolean[1];
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (int i = 0; !stop[0] && i < 100_000; i++) {
                    writer.seek(AT + (i % 1000) * 4096L);
                    writer.write(i);
                    writer.getChannel().force(false);
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      try {
        WriteMark last = mark(device.name());
        for (int i = 0; i < 20; i++) {
          assumeTrue(Pause.of(20));
          WriteMark next = mark(device.name());
          assertThat(next.isSameAs(last)).as(next.text()).isFalse();
          last = next;
        }
      } finally {
        stop[0] = true;
        thread.join();
      }
    }
  }

  @Test
  void aPlainFile() throws IOException, RefusedException {
    String type = Programs.run("stat", "-f", "-c", "%T", folder.toString());
    assumeTrue(type.matches("ext2/ext3|xfs|btrfs"), "the temporary folder is on " + type);
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 100_000));
    String path = file.toString();
    assertSeen(path, () -> write(path, 5));
    assertSeen(
        path,
        () -> {
          FileTime time = Files.getLastModifiedTime(file);
          write(path, 5);
          Path _ = Files.setLastModifiedTime(file, time);
        });
    assertUnseen(
        path,
        () -> {
          try (Storage storage = Openers.source(path)) {
            assertThat(Bytes.readAll(storage)).hasSize(100_000);
          }
        });
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(MapMode.READ_WRITE, 0, 8192);
      for (int i = 1; i < 4; i++) {
        byte next = (byte) (mapped.get(100) + 1);
        assertSeen(path, () -> mapped.put(100, next));
      }
    }
  }

  @Test
  void writesOneAfterTheOther() throws IOException, RefusedException {
    String type = Programs.run("stat", "-f", "-c", "%T", folder.toString());
    assumeTrue(type.matches("ext2/ext3|xfs|btrfs"), "the temporary folder is on " + type);
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 8192));
    for (int i = 0; i < 10; i++) { // each right after the mark, within the kernel's tick
      assertSeen(file.toString(), () -> write(file.toString(), 5));
    }
  }

  @Test
  void aFileInMemoryIsNotVouchedFor() throws IOException, RefusedException {
    try (MountedDevice memory = MountedDevice.memory(folder.resolve("m"))) {
      Path file = Files.write(memory.folder().resolve("file"), new byte[8192]);
      assertThat(mark(file.toString()).isKnown()).isFalse();
    }
  }
}
