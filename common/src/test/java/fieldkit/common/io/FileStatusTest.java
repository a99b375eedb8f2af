package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStatusTest {
  private static final FileStatus FILE =
      new FileStatus(1, 2, 0100644, 1, 1000, 100, 5000, 8192, 10, 20);

  @ParameterizedTest
  @CsvSource({
    "0100000, REGULAR",
    "0040000, DIRECTORY",
    "0120000, SYMBOLIC_LINK",
    "0010000, SPECIAL", // FIFO
    "0020000, SPECIAL", // character device
    "0060000, SPECIAL", // block device
    "0140000, SPECIAL" // socket
  })
  void kindIsInTheTypeBits(String type, FileKind kind) {
    int mode = Integer.parseInt(type, 8) | 07777;

    assertThat(FileKind.ofMode(mode)).isEqualTo(kind);
  }

  @Test
  void permissionsAreTheOtherBits() {
    assertThat(ofMode(0104751).permissions()).isEqualTo(04751);
  }

  @Test
  void isUnchangedWhenOnlyLinksAndStorageDiffer() {
    FileStatus later = new FileStatus(1, 2, 0100644, 7, 1000, 100, 5000, 4096, 10, 20);

    assertThat(FILE.isUnchanged(later)).isTrue();
  }

  @Test
  void isChangedWhenAnythingElseDiffers() {
    List<FileStatus> others =
        List.of(
            new FileStatus(9, 2, 0100644, 1, 1000, 100, 5000, 8192, 10, 20),
            new FileStatus(1, 9, 0100644, 1, 1000, 100, 5000, 8192, 10, 20),
            new FileStatus(1, 2, 0100645, 1, 1000, 100, 5000, 8192, 10, 20),
            new FileStatus(1, 2, 0100644, 1, 1000, 100, 5001, 8192, 10, 20),
            new FileStatus(1, 2, 0100644, 1, 1000, 100, 5000, 8192, 11, 20),
            new FileStatus(1, 2, 0100644, 1, 1000, 100, 5000, 8192, 10, 21));

    assertThat(others).noneMatch(FILE::isUnchanged);
  }

  @Test
  void mayHaveHolesWhenLessIsStoredThanItIsLong() {
    assertThat(FILE.mayHaveHoles()).isFalse();
    assertThat(new FileStatus(1, 2, 0100644, 1, 0, 0, 5000, 4096, 0, 0).mayHaveHoles()).isTrue();
  }

  private static FileStatus ofMode(int mode) {
    return new FileStatus(1, 2, mode, 1, 0, 0, 0, 0, 0, 0);
  }
}
