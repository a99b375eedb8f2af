package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read is what is there, whatever the page cache holds, and nothing is left in it. */
class DirectTruthIT {
  @TempDir Path folder;

  private static void overwrite(Path file, byte[] content) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(content);
    }
  }

  @ParameterizedTest
  @CsvSource({"1048576,512", "1049088,512", "1051136,512", "1048576,4096"})
  void aDeviceIsReadPastWhatTheCacheHoldsOfIt(int size, int sector)
      throws IOException, RefusedException {
    byte[] before = Bytes.random(1, size);
    byte[] after = Bytes.random(2, size);
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), size, sector);
        RandomAccessFile keepsCache = new RandomAccessFile(device.name(), "r")) {
      overwrite(device.image(), before);
      byte[] cached = new byte[size];
      keepsCache.readFully(cached);
      assertThat(cached).isEqualTo(before);

      overwrite(device.image(), after); // behind the device's back

      keepsCache.seek(0);
      keepsCache.readFully(cached);
      assertThat(cached).as("the cache is stale, or this test shows nothing").isEqualTo(before);
      try (Storage storage = Openers.source(device.name())) {
        assertThat(Bytes.readAll(storage)).isEqualTo(after);
      }
      try (Storage storage = Openers.target(device.name())) {
        assertThat(Bytes.readAll(storage)).isEqualTo(after);
      }
    }
  }

  @Test
  void whatIsWrittenToADeviceIsThereForAllWhoRead() throws IOException, RefusedException {
    int size = (1 << 20) + 512;
    byte[] content = Bytes.random(3, size);
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), size);
        RandomAccessFile keepsCache = new RandomAccessFile(device.name(), "r")) {
      byte[] cached = new byte[size];
      keepsCache.readFully(cached);
      try (Storage storage = Openers.target(device.name())) {
        storage.write(ByteBuffer.wrap(content), 0);

        assertThat(Files.readAllBytes(device.image())).as("without a force").isEqualTo(content);
        keepsCache.seek(0);
        keepsCache.readFully(cached);
        assertThat(cached).as("the cache was told").isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8388608", "8388709"})
  void aFileIsNotLeftInTheCache(int size) throws IOException, RefusedException {
    Programs.assumeThere("fincore");
    Path file = Files.write(folder.resolve("file"), Bytes.random(4, size));
    try (Storage storage = Openers.target(file)) {
      storage.write(ByteBuffer.wrap(Bytes.random(5, size)), 0);
      storage.force();
      assertThat(Bytes.readAll(storage)).isEqualTo(Bytes.random(5, size));
    }
    String kept = Programs.run("fincore", "-n", "-b", "-o", "RES", file.toString()).strip();
    assertThat(Long.parseLong(kept)).isLessThanOrEqualTo(Storage.UNIT);
  }

  @Test
  void aFileIsReadAsOthersWroteIt() throws IOException, RefusedException {
    int size = 300_001;
    Path file = Files.write(folder.resolve("file"), Bytes.random(6, size));
    try (Storage storage = Openers.source(file)) {
      for (int i = 0; i < 20; i++) {
        byte[] content = Bytes.random(i, size);
        overwrite(file, content); // only in the cache so far
        assertThat(Bytes.readAll(storage)).isEqualTo(content);
      }
    }
  }

  @Test
  void bytesBehindTheLimitOfABufferOfItsOwnAreAllThatMayChange()
      throws IOException, RefusedException {
    byte[] content = Bytes.random(7, 3 * 4096);
    Path file = Files.write(folder.resolve("file"), content);
    try (Storage storage = Openers.source(file)) {
      ByteBuffer target = ByteBuffer.allocateDirect(3 * 4096 + 100).position(10).limit(10 + 100);
      storage.read(target, 4096);

      assertThat(target.remaining()).isZero();
      byte[] all = new byte[target.capacity()];
      target.clear().get(all);
      byte[] expected = new byte[all.length];
      System.arraycopy(content, 4096, expected, 10, 100);
      assertThat(all).isEqualTo(expected);
      assertThat(Arrays.copyOfRange(all, 10, 110))
          .isEqualTo(Arrays.copyOfRange(content, 4096, 4196));
    }
  }
}
