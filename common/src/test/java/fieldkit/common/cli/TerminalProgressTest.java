package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProgressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1048576 | 4194304 | 2 | reading: 1.0 MiB of 4.0 MiB, 512 KiB/s, 6 s left",
        "0 | 4194304 | 2 | reading: 0 B of 4.0 MiB, 0 B/s",
        "4194304 | 4194304 | 2 | reading: 4.0 MiB of 4.0 MiB, 2.0 MiB/s",
        "5242880 | 4194304 | 2 | reading: 5.0 MiB of 4.0 MiB, 2.5 MiB/s", // the files grew
        "1048576 | 0 | 2 | reading: 1.0 MiB, 512 KiB/s",
        "1024 | 7516192768 | 1 | reading: 1.0 KiB of 7.0 GiB, 1.0 KiB/s, 2038:53:51 left"
      })
  void saysBytesDoneTotalRateAndTimeLeft(long done, long total, long seconds, String line) {
    ProgressState state = new ProgressState("reading", done, total, true);

    assertThat(TerminalProgress.line(state, TimeUnit.SECONDS.toNanos(seconds))).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300 | 0 | 3 | scanning: 300, 100/s",
        "300 | 1000 | 3 | scanning: 300 of 1000, 100/s, 7 s left",
        "2048 | 0 | 1 | scanning: 2048, 2048/s"
      })
  void countsThings(long done, long total, long seconds, String line) {
    ProgressState state = new ProgressState("scanning", done, total, false);

    assertThat(TerminalProgress.line(state, TimeUnit.SECONDS.toNanos(seconds))).isEqualTo(line);
  }

  @Test
  void beginsWithoutATimeToDivideBy() {
    ProgressState state = new ProgressState("reading", 0, 100, true);

    assertThat(TerminalProgress.line(state, 0)).isEqualTo("reading: 0 B of 100 B, 0 B/s");
  }
}
