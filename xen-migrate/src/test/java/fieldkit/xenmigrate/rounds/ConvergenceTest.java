package fieldkit.xenmigrate.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the rounds end. */
class ConvergenceTest {
  private final Convergence convergence = new Convergence(Duration.ofSeconds(10));

  private Convergence.Next after(List<Long> seconds) {
    return convergence.after(
        seconds.stream().map(Duration::ofSeconds).map(Duration::toNanos).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "'',AGAIN",
    "5,AGAIN",
    "500,AGAIN",
    "500 10,FITS",
    "500 11,AGAIN",
    "5 20,AGAIN",
    "500 100 79,AGAIN",
    "500 100 80,NO_SHORTER",
    "500 100 200,NO_SHORTER",
    "500 100 50 25 9,FITS"
  })
  void afterTheseRounds(String seconds, Convergence.Next expected) {
    List<Long> rounds =
        seconds.isEmpty()
            ? List.of()
            : Arrays.stream(seconds.split(" ")).map(Long::valueOf).toList();

    assertThat(after(rounds)).isEqualTo(expected);
  }

  @Test
  void neverForEver() {
    List<Long> shrinking =
        Stream.iterate(1_000_000L, seconds -> seconds * 3 / 4 + 11).limit(30).toList();

    assertThat(after(shrinking)).isEqualTo(Convergence.Next.NO_SHORTER);
    assertThat(after(Collections.nCopies(1, 0L))).isEqualTo(Convergence.Next.AGAIN);
  }
}
