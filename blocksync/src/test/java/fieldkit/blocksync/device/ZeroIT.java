package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zeros give storage back, and are zeros. */
class ZeroIT {
  private static final int SIZE = (4 << 20) + 512;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void aDevicesStorageIsGivenBack(int sector) throws IOException, RefusedException {
    int size = SIZE / sector * sector;
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), size, sector);
        Storage storage = Openers.target(device.name())) {
      storage.write(ByteBuffer.wrap(Bytes.random(1, size)), 0);
      storage.force();
      assertThat(device.stored()).isGreaterThanOrEqualTo(size);

      assertThat(storage.zero(1 << 20, 2 << 20)).isTrue();
      storage.force();

      assertThat(device.stored()).isLessThanOrEqualTo(size - (2 << 20) + 8192);
      byte[] expected = Bytes.random(1, size);
      java.util.Arrays.fill(expected, 1 << 20, 3 << 20, (byte) 0);
      assertThat(Bytes.readAll(storage)).isEqualTo(expected);

      assertThat(storage.zero(0, size)).isTrue();
      storage.force();
      assertThat(device.stored()).isLessThanOrEqualTo(8192);
      assertThat(Bytes.readAll(storage)).containsOnly(0);
    }
  }

  private static void file(Path file) throws IOException, RefusedException {
    int size = (4 << 20) + 1234;
    Path _ = Files.write(file, Bytes.random(2, size));
    try (Storage storage = Openers.target(file)) {
      storage.force();
      assertThat(storage.zero(1 << 20, size - (1 << 20))).isTrue();
      storage.force();

      assertThat(storage.nextHole(0)).isEqualTo(1 << 20);
      assertThat(storage.nextData(1 << 20)).isEqualTo(size);
      assertThat(Files.size(file)).isEqualTo(size);
      byte[] expected = Bytes.random(2, size);
      java.util.Arrays.fill(expected, 1 << 20, size, (byte) 0);
      assertThat(Bytes.readAll(storage)).isEqualTo(expected);
    }
    assertThat(blocks(file)).isLessThanOrEqualTo((1 << 20) + 65536);
  }

  private static long blocks(Path file) {
    return Long.parseLong(
            fieldkit.blocksync.testing.Programs.run("stat", "-c", "%b", file.toString()))
        * 512;
  }

  @Test
  void aFilesStorageIsGivenBackUpToItsOddEnd() throws IOException, RefusedException {
    file(folder.resolve("file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void onOtherFileSystemsToo(String type) throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 320 << 20);
        MountedDevice mounted =
            MountedDevice.formatted(type, device.name(), folder.resolve("mounted"))) {
      file(mounted.folder().resolve("file"));
    }
  }

  @Test
  void inMemoryToo() throws IOException, RefusedException {
    try (MountedDevice memory = MountedDevice.memory(folder.resolve("mounted"))) {
      file(memory.folder().resolve("file"));
    }
  }

  @Test
  void nothingIsGivenBackOfNothing() throws IOException, RefusedException {
    Path file = Files.write(folder.resolve("file"), Bytes.random(2, 8192));
    try (Storage storage = Openers.target(file)) {
      assertThat(storage.zero(4096, 0)).isFalse();
      assertThat(Bytes.readAll(storage)).isEqualTo(Bytes.random(2, 8192));
    }
  }
}
