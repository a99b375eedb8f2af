package fieldkit.newpost.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTextTest {
  /** A Sunday. */
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-22T19:30:15.5+01:00[Europe/Berlin]");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-22T19:30:15+01:00",
    "2026-01-31, 2026-01-31T00:00+01:00",
    "2026-07-31 9:05, 2026-07-31T09:05+02:00",
    "2026/07/31 09:05:06, 2026-07-31T09:05:06+02:00",
    "2026-07-31T10:00:00Z, 2026-07-31T12:00+02:00",
    "2026-07-31T10:00:00-0500, 2026-07-31T17:00+02:00",
    "today 8:00, 2026-11-22T08:00+01:00",
    "8:00, 2026-11-22T08:00+01:00",
    "tomorrow, 2026-11-23T19:30:15+01:00",
    "Tomorrow at 9:00, 2026-11-23T09:00+01:00",
    "yesterday 23:59, 2026-11-21T23:59+01:00",
    "next mon 9:00, 2026-11-23T09:00+01:00",
    "sunday, 2026-11-29T19:30:15+01:00",
    "next  wednesday 0:00, 2026-11-25T00:00+01:00",
    "+3d, 2026-11-25T19:30:15+01:00",
    "-1w, 2026-11-15T19:30:15+01:00",
    "+90m, 2026-11-22T21:00:15+01:00",
    "2026-03-29 2:30, 2026-03-29T03:30+02:00" // an hour that is not there
  })
  void moments(String text, String expected) {
    assertThat(new WhenText(NOW).parse(text).toOffsetDateTime()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "2026-13-01",
        "2026-02-30",
        "25:00",
        "next",
        "+3y",
        "3d",
        "next week"
      })
  void noMoments(String text) {
    assertThatThrownBy(() -> new WhenText(NOW).parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a time like");
  }
}
