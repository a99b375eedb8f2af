package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {

  @Test
  void theNumbersAreThoseOfTheContract() {
    assertThat(ExitStatus.values())
        .extracting(ExitStatus::code)
        .containsExactly(0, 1, 2, 3, 4, 5, 70, 129, 130, 143);
  }

  @Test
  void everyNumberBelongsToItsName() {
    assertThat(ExitStatus.DONE.code()).isEqualTo(0);
    assertThat(ExitStatus.INCOMPLETE.code()).isEqualTo(1);
    assertThat(ExitStatus.USAGE.code()).isEqualTo(2);
    assertThat(ExitStatus.REFUSED.code()).isEqualTo(3);
    assertThat(ExitStatus.FAILED.code()).isEqualTo(4);
    assertThat(ExitStatus.UNDECIDED.code()).isEqualTo(5);
    assertThat(ExitStatus.BUG.code()).isEqualTo(70);
    assertThat(ExitStatus.HUNG_UP.code()).isEqualTo(129);
    assertThat(ExitStatus.INTERRUPTED.code()).isEqualTo(130);
    assertThat(ExitStatus.TERMINATED.code()).isEqualTo(143);
  }

  @Test
  void orWorseIsTheOneWithTheHigherNumber() {
    for (ExitStatus one : ExitStatus.values()) {
      for (ExitStatus other : ExitStatus.values()) {
        assertThat(one.orWorse(other).code())
            .as("%s or %s", one, other)
            .isEqualTo(Math.max(one.code(), other.code()));
      }
    }
  }
}
