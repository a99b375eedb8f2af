package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "30s, PT30S",
    "5m, PT5M",
    "2h, PT2H",
    "7d, PT168H",
    "3w, PT504H",
    "' 90m ', PT1H30M",
    "999999999w, PT167999999832H"
  })
  void readsANumberAndItsUnit(String text, Duration duration) {
    assertThat(TimeSpan.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "s", "-5s", "1.5h", "5 m", "5M", "5y", "1h30m", "1000000000s", "٣s"})
  void refusesWhatIsNoDuration(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSpan.parse(text))
        .withMessage("'%s' is not a duration like 30s, 5m, 2h or 7d", text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT4.9S, 4 s",
    "PT59S, 59 s",
    "PT60S, 1:00",
    "PT3M5S, 3:05",
    "PT59M59S, 59:59",
    "PT1H, 1:00:00",
    "PT2H3M5S, 2:03:05",
    "PT100H, 100:00:00"
  })
  void writesItToBeReadAtAGlance(Duration duration, String text) {
    assertThat(TimeSpan.format(duration)).isEqualTo(text);
  }
}
