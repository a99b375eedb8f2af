package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sizes, writes, zeros and reads against an array, on everything that can be opened. */
class StoragePropertyIT {
  private static final int ROUNDS = 4;
  private static final int STEPS = 120;
  private static final int LARGEST = 3 << 20;

  @TempDir Path folder;

  private final long seed = new SplittableRandom().nextLong();

  private static int size(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int units = random.nextInt(1, LARGEST / Storage.UNIT);
    return switch (random.nextInt(3)) {
      case 0 -> units * Storage.UNIT;
      case 1 -> units * Storage.UNIT + 512 * random.nextInt(1, 8);
      default -> units * Storage.UNIT - random.nextInt(1, Storage.UNIT);
    };
  }

  private void files(Path where) throws IOException, RefusedException {
    for (long round = seed; round < seed + ROUNDS; round++) {
      Path file = where.resolve("file");
      byte[] content = Bytes.random(round, size(round));
      Path _ = Files.write(file, content);
      byte[] expected;
      try (Storage storage = Openers.target(file)) {
        StorageOracle oracle = new StorageOracle(round, storage, content);
        oracle.steps(STEPS);
        storage.force();
        expected = oracle.expected();
      }
      assertThat(Files.readAllBytes(file)).as("seed %d", round).isEqualTo(expected);
    }
  }

  @Test
  void aFile() throws IOException, RefusedException {
    files(folder);
  }

  @Test
  void aFileInMemory() throws IOException, RefusedException {
    try (MountedDevice memory = MountedDevice.memory(folder.resolve("mounted"))) {
      files(memory.folder());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void aFileOn(String type) throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 320 << 20);
        MountedDevice mounted =
            MountedDevice.formatted(type, device.name(), folder.resolve("mounted"))) {
      files(mounted.folder());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void aDevice(int sector) throws IOException, RefusedException {
    for (long round = seed; round < seed + ROUNDS; round++) {
      byte[] content = Bytes.random(round, Math.ceilDiv(size(round), sector) * sector);
      Path image = folder.resolve("image");
      Path _ = Files.write(image, content);
      byte[] expected;
      try (LoopDevice device = LoopDevice.over(image, "--sector-size", Integer.toString(sector))) {
        try (Storage storage = Openers.target(device.name())) {
          assertThat(storage.size()).isEqualTo(content.length);
          StorageOracle oracle = new StorageOracle(round, storage, content);
          oracle.steps(STEPS);
          storage.force();
          expected = oracle.expected();
        }
        assertThat(device.cached()).as("seed %d", round).isEqualTo(expected);
      }
      assertThat(Files.readAllBytes(image)).as("seed %d", round).isEqualTo(expected);
    }
  }
}
