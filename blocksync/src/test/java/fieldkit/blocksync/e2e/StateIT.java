package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a pair saves reading, and never makes anybody believe what is not so. */
class StateIT {
  private static final int MIB = Contents.MIB;
  private static final int SIZE = 8 * MIB;

  @TempDir private Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void fill() throws IOException {
    source = Contents.file(folder.resolve("source"), Contents.random(1, SIZE));
    target = Contents.file(folder.resolve("target"), Contents.random(2, SIZE));
    sync().hasStatus(0);
  }

  private Outcome sync(String... more) {
    return new Blocksync(folder)
        .with(more)
        .run("--json", source.toString(), target.toString())
        .hasStatus(0);
  }

  private Path stateFile() throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve("state"))) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("left"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void assertAllRead(Outcome outcome) {
    assertThat(outcome.number("source", "read")).as("source").isEqualTo(SIZE);
    assertThat(outcome.number("target", "read")).as("target").isEqualTo(SIZE);
    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void nothingIsReadWhereNothingWasWritten() {
    Outcome again = sync();

    assertThat(again.number("source", "read")).as("source").isZero();
    assertThat(again.number("target", "read")).as("target").isZero();
    assertThat(again.number("", "same")).isEqualTo(8);
  }

  @Test
  void aTargetNobodyWroteToIsNotRead() throws IOException {
    Contents.patch(source, 3 * MIB + 77, Contents.random(5, 100));

    Outcome again = sync();

    assertThat(again.number("source", "read")).as("source").isEqualTo(SIZE);
    assertThat(again.number("target", "read")).as("target").isLessThanOrEqualTo(MIB);
    assertThat(again.number("", "diff")).isEqualTo(1);
    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void aTargetThatWasWrittenToIsRead() throws IOException {
    Contents.patch(target, 5 * MIB, Contents.random(6, 10));

    Outcome again = sync();

    assertThat(again.number("target", "read")).as("target").isEqualTo(SIZE);
    assertThat(again.number("", "diff")).isEqualTo(1);
    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void aFileWhoseTimeWasPutBackIsReadAllTheSame() throws IOException {
    var time = Files.getLastModifiedTime(source);
    Contents.patch(source, 2 * MIB, Contents.random(7, 10));
    Path _ = Files.setLastModifiedTime(source, time);

    Outcome again = sync();

    assertThat(again.number("", "diff")).isEqualTo(1);
    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void anotherFileOfThatNameIsAnotherFile() throws IOException {
    Path other = Contents.file(folder.resolve("other"), Contents.random(8, SIZE));
    Path _ = Files.move(other, source, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertAllRead(sync());
  }

  @Test
  void aStateOfOtherDevicesIsNotBelieved() throws IOException {
    Path state = stateFile();
    Path others = Contents.file(folder.resolve("others"), Contents.random(9, SIZE));
    Path copy = Files.copy(state, folder.resolve("copy"));

    Outcome outcome =
        new Blocksync(folder)
            .run("--json", "--state", copy.toString(), others.toString(), target.toString())
            .hasStatus(0);

    assertThat(outcome.number("source", "read")).isEqualTo(SIZE);
    assertThat(target).hasSameBinaryContentAs(others);
  }

  @Test
  void aTruncatedStateIsNotBelieved() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(stateFile().toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    Contents.patch(target, 6 * MIB, Contents.random(10, 10));

    Outcome outcome = sync();

    assertThat(outcome.number("", "diff")).isEqualTo(1);
    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void anEditedStateIsNotBelieved() throws IOException {
    Path state = stateFile();
    long length = Files.size(state);
    byte[] good = Files.readAllBytes(state);
    for (long at = 0; at < length; at += 37) {
      byte[] edited = good.clone();
      edited[(int) at] ^= 0x10;
      Path _ = Files.write(state, edited);
      Contents.patch(target, 6 * MIB, Contents.random(at, 10));

      Outcome outcome = sync();

      assertThat(outcome.err()).as("byte %d", at).doesNotContain("70");
      assertThat(target).as("byte %d", at).hasSameBinaryContentAs(source);
      good = Files.readAllBytes(state);
      length = Math.min(length, good.length);
    }
  }

  @Test
  void nothingIsRememberedWhenSo() {
    assertAllRead(sync("--no-state"));
  }

  @Test
  void somebodyElsesList() throws IOException {
    Path ranges = Files.writeString(folder.resolve("ranges"), "3145728 4096\n");
    Contents.patch(source, 3 * MIB + 10, Contents.random(11, 10));

    Outcome outcome = sync("--ranges", ranges.toString());

    assertThat(outcome.number("source", "read")).as("source").isLessThanOrEqualTo(MIB);
    assertThat(target).hasSameBinaryContentAs(source);
    Path _ = Files.writeString(ranges, "3 4\nfive\n");
    new Blocksync(folder)
        .run("--ranges", ranges.toString(), source.toString(), target.toString())
        .failed(2, "ranges", "2");
  }
}
