package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails says where, and what is not supported is done in another way. */
@EnabledOnOs(OS.LINUX)
class StorageFaultTest {
  private static final int SIZE = (3 << 20) + 77;

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.write(folder.resolve("file"), Bytes.random(1, SIZE));
  }

  private Storage target(FileAccess files) throws IOException, RefusedException {
    return new StorageOpener(files).openTarget(RawPath.ofText(file.toString()), TargetRules.STRICT);
  }

  /** Fails what reaches a byte. */
  private static Meddling.Meddler failingAt(String call, long bad, Reason reason) {
    return (name, arguments) -> {
      if (name.equals(call) && arguments[0] instanceof ByteBuffer buffer) {
        long position = (long) arguments[1];
        if (position <= bad && bad < position + buffer.remaining()) {
          throw new FileFault(reason);
        }
      }
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"INPUT_OUTPUT", "NO_SPACE", "OTHER"})
  void aFailingReadSaysWhere(Reason reason) throws IOException, RefusedException {
    try (Storage storage = target(Meddling.files(failingAt("read", 2_000_000, reason)))) {
      ByteBuffer heap = ByteBuffer.allocate(SIZE);
      assertThatExceptionOfType(StorageFault.class)
          .isThrownBy(() -> storage.read(heap, 0))
          .withMessage(file + ": " + reason.text() + ", at byte 1048576")
          .satisfies(fault -> assertThat(fault.position()).isEqualTo(1 << 20))
          .satisfies(fault -> assertThat(fault.reason()).isEqualTo(reason));
      assertThat(Bytes.read(storage, 2 << 20, 4096)).hasSize(4096);
    }
  }

  @Test
  void aFailingWriteSaysWhere() throws IOException, RefusedException {
    FileAccess files = Meddling.files(failingAt("write", 2_000_000, Reason.NO_SPACE));
    try (Storage storage = target(files)) {
      assertThatExceptionOfType(StorageFault.class)
          .isThrownBy(() -> storage.write(ByteBuffer.wrap(Bytes.random(2, SIZE)), 0))
          .withMessage(file + ": No space left on the device, at byte 1048576");
    }
  }

  @Test
  void aFileThatBecameShorter() throws IOException, RefusedException {
    try (Storage storage = Openers.source(file)) {
      try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
        other.setLength(1_000_000);
      }
      assertThatExceptionOfType(StorageFault.class)
          .isThrownBy(() -> Bytes.readAll(storage))
          .withMessageContaining(
              "It ends here, and was longer when it was opened, at byte 1000000");
      assertThat(Bytes.read(storage, 0, 999_999)).hasSize(999_999);
    }
  }

  @Test
  void whereDirectReadingAndWritingFailAtFirstUseTheCacheIsUsed()
      throws IOException, RefusedException {
    Set<Object> direct = new java.util.HashSet<>();
    FileAccess files =
        Meddling.files((name, arguments) -> {
          if ((name.equals("read") || name.equals("write"))
              && arguments[0] instanceof ByteBuffer buffer
              && buffer.remaining() % Storage.UNIT == 0
              && direct.add(name)) {
            throw new FileFault(Reason.NOT_SUPPORTED, "Invalid argument");
          }
        });
    try (Storage storage = target(files)) {
      storage.write(ByteBuffer.wrap(Bytes.random(3, SIZE)), 0);
      assertThat(Bytes.readAll(storage)).isEqualTo(Bytes.random(3, SIZE));
      storage.force();
    }
    assertThat(direct).isNotEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(Bytes.random(3, SIZE));
  }

  @Test
  void whereDirectOpeningFailsTheCacheIsUsed() throws IOException, RefusedException {
    FileAccess files =
        Meddling.files((name, arguments) -> {
          if (name.equals("open")
              && arguments[0] instanceof fieldkit.common.io.FoundFile.Opening opening
              && opening.direct()) {
            throw new FileFault(Reason.NOT_SUPPORTED);
          }
        });
    try (Storage storage = target(files)) {
      assertThat(Bytes.readAll(storage)).isEqualTo(Bytes.random(1, SIZE));
      storage.write(ByteBuffer.wrap(Bytes.random(3, SIZE)), 0);
      storage.forceData();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(Bytes.random(3, SIZE));
  }

  @Test
  void whatCannotBePunchedIsZeroedInTheNextWayAndThatIsRemembered()
      throws IOException, RefusedException {
    List<String> calls = new ArrayList<>();
    FileAccess files =
        Meddling.files((name, _) -> {
          if (Set.of("punch", "zeroRange", "zeroOut").contains(name)) {
            calls.add(name);
            throw new FileFault(Reason.NOT_SUPPORTED);
          }
        });
    try (Storage storage = target(files)) {
      assertThat(storage.zero(4096, 2 << 20)).isFalse();
      assertThat(storage.zero(3 << 20, 77)).isFalse();
      assertThat(calls).containsExactly("punch", "zeroRange");
      byte[] expected = Bytes.random(1, SIZE);
      java.util.Arrays.fill(expected, 4096, 4096 + (2 << 20), (byte) 0);
      java.util.Arrays.fill(expected, 3 << 20, SIZE, (byte) 0);
      assertThat(Bytes.readAll(storage)).isEqualTo(expected);
    }
  }

  @Test
  void aFailingPunchIsNoReasonToWrite() throws IOException, RefusedException {
    FileAccess files =
        Meddling.files((name, _) -> {
          if (name.equals("punch")) {
            throw new FileFault(Reason.INPUT_OUTPUT);
          }
        });
    try (Storage storage = target(files)) {
      assertThatExceptionOfType(StorageFault.class)
          .isThrownBy(() -> storage.zero(8192, 4096))
          .withMessage(file + ": Input/output error, at byte 8192");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(Bytes.random(1, SIZE));
  }

  @Test
  void whatEndsWithinAUnitLeavesItsRest() throws IOException, RefusedException {
    byte[] expected = Bytes.random(1, SIZE);
    try (Storage storage = Openers.target(file)) {
      byte[] some = Bytes.random(2, 4196);
      storage.write(ByteBuffer.wrap(some), 8192);
      System.arraycopy(some, 0, expected, 8192, some.length);
      boolean _ = storage.zero(20480, 5000);
      java.util.Arrays.fill(expected, 20480, 25480, (byte) 0);
      storage.write(ByteBuffer.wrap(some, 0, 10), 3 << 20); // the last unit, which is none
      System.arraycopy(some, 0, expected, 3 << 20, 10);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void whatLiesOutsideOrInTheMiddleIsAMistake() throws IOException, RefusedException {
    try (Storage storage = Openers.target(file)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      for (long position : new long[] {-4096, 1, 512, SIZE, 3 << 20, Long.MAX_VALUE - 4095}) {
        assertThatIllegalArgumentException().isThrownBy(() -> storage.read(page, position));
        assertThatIllegalArgumentException().isThrownBy(() -> storage.write(page, position));
      }
      assertThatIllegalArgumentException().isThrownBy(() -> storage.zero(0, -4096));
      assertThatIllegalArgumentException().isThrownBy(() -> storage.zero(0, Long.MAX_VALUE));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(Bytes.random(1, SIZE));
  }

  @Test
  void closingWaitsForThoseInsideAndThenNothingWorks() throws Exception {
    for (int round = 0; round < 20; round++) {
      Storage storage = Openers.target(file);
      List<Thread> threads = new ArrayList<>();
      List<Throwable> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 4; i++) {
        long position = i * 4096L;
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  try {
                    while (true) {
                      storage.write(ByteBuffer.wrap(Bytes.random(position, 4096)), position);
                    }
                  } catch (StorageFault closed) {
                    if (!FileFault.reasonOf(closed).contains("closed")) {
                      wrong.add(closed);
                    }
                  } catch (IOException | RuntimeException e) {
                    wrong.add(e);
                  }
                }));
      }
      Thread.sleep(5);
      storage.close();
      Path other = Files.write(folder.resolve("other" + round), new byte[65536]);
      try (Storage next = Openers.target(other)) { // may get the same descriptor
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(Bytes.readAll(next)).containsOnly(0);
      }
      assertThat(wrong).isEmpty();
    }
  }
}
