package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening and reading files. */
@ParameterizedClass
@EnumSource
class ReadingContractTest {
  private final FileAccess files;
  private Sandbox sandbox;

  ReadingContractTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096, 200_000})
  void readsAWholeFile(int piece) throws IOException {
    byte[] content = new byte[20_011];
    new SplittableRandom(1).nextBytes(content);
    try (OpenFile file = files.open(sandbox.file("file", content), false)) {
      assertThat(Sandbox.readAll(file, piece)).isEqualTo(content);
    }
  }

  @Test
  void readsFromAPositionIntoWhatRemainsOfABuffer() throws IOException {
    ByteBuffer buffer = direct("..........").position(2).limit(5);
    try (OpenFile file = files.open(sandbox.file("file", "0123456789"), false)) {
      assertThat(file.read(buffer, 4)).isEqualTo(3);
    }

    assertThat(buffer.position()).isEqualTo(5);
    assertThat(text(buffer.clear())).isEqualTo("..456.....");
  }

  @Test
  void readsWhatThereIsAtTheEnd() throws IOException {
    ByteBuffer buffer = direct("....");
    try (OpenFile file = files.open(sandbox.file("file", "0123456789"), false)) {
      assertThat(file.read(buffer, 8)).isEqualTo(2);
    }

    assertThat(text(buffer.flip())).isEqualTo("89");
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 1L << 40})
  void readsNothingFromTheEndOn(long position) throws IOException {
    ByteBuffer buffer = direct("....");
    try (OpenFile file = files.open(sandbox.file("file", "0123456789"), false)) {
      assertThat(file.read(buffer, position)).isZero();
    }

    assertThat(buffer.position()).isZero();
  }

  @Test
  void readsBeyondFourGibibytes() throws IOException {
    sandbox.sh("truncate -s 5G file; printf end >> file");
    ByteBuffer buffer = direct("....");
    try (OpenFile file = files.open(sandbox.path("file"), false)) {
      assertThat(file.read(buffer, 5L << 30)).isEqualTo(3);
    }

    assertThat(text(buffer.flip())).isEqualTo("end");
  }

  @Test
  void statusIsThatOfTheFile() throws IOException {
    RawPath path = sandbox.file("file", "hello");
    try (OpenFile file = files.open(path, false)) {
      assertThat(file.status()).isEqualTo(files.status(path, false));
    }
  }

  @Test
  void hintsDoNotChangeWhatIsRead() throws IOException {
    try (OpenFile file = files.open(sandbox.file("file", "hello"), false)) {
      file.expectScatteredReads();
      file.expectOrderedReads();

      assertThat(Sandbox.readAll(file, 100)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void findsDataAndHolesInAFileWithoutHoles() throws IOException {
    try (OpenFile file = files.open(sandbox.file("file", "hello"), false)) {
      assertThat(file.nextData(2)).isEqualTo(2);
      assertThat(file.nextHole(2)).isEqualTo(5);
    }
  }

  @Test
  void refusesALinkUnlessToldToFollow() throws IOException {
    RawPath _ = sandbox.file("file", "hello");
    sandbox.sh("ln -s file link");

    assertFault(
        FileFault.Reason.TOO_MANY_LINKS_TO_FOLLOW, () -> files.open(sandbox.path("link"), false));
    try (OpenFile file = files.open(sandbox.path("link"), true)) {
      assertThat(Sandbox.readAll(file, 100)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.open(sandbox.path("none"), false));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.open(sandbox.path("none"), true));
  }

  @Test
  void readingAFolderFails() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> {
          try (OpenFile file = files.open(sandbox.root(), false)) {
            int _ = file.read(direct("...."), 0);
          }
        });
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void openingAFifoDoesNotWaitForAWriter() throws IOException {
    sandbox.sh("mkfifo fifo");

    assertThat(isRefusedOrSpecial(sandbox.path("fifo"))).isTrue();
  }

  private boolean isRefusedOrSpecial(RawPath path) throws IOException {
    try (OpenFile file = files.open(path, false)) {
      return file.status().kind() == FileKind.SPECIAL;
    } catch (FileFault refused) {
      return true;
    }
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    OpenFile closed = files.open(sandbox.file("one", "one"), false);
    closed.close();
    try (OpenFile file = files.open(sandbox.file("two", "two"), false)) {
      closed.close(); // the other file has got its descriptor's number

      assertThat(Sandbox.readAll(file, 100)).asString(StandardCharsets.UTF_8).isEqualTo("two");
    }
  }

  private static ByteBuffer direct(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer).toString();
  }
}
