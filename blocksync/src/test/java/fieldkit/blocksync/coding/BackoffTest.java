package fieldkit.blocksync.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When data are looked at that were not worth it. */
class BackoffTest {
  private final Backoff backoff = new Backoff(8);

  private List<Integer> looks(int frames, boolean worthIt) {
    List<Integer> looks = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      if (backoff.isDue()) {
        looks.add(i);
        backoff.found(worthIt);
      }
    }
    return looks;
  }

  @Test
  void atDistancesThatDoubleUpToAMost() {
    assertThat(looks(40, false)).containsExactly(0, 1, 3, 7, 15, 23, 31, 39);
  }

  @Test
  void alwaysWhereItIsWorthIt() {
    assertThat(looks(5, true)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void oneThatIsWorthItBeginsAnew() {
    assertThat(looks(16, false)).endsWith(15);
    assertThat(looks(9, true)).as("from 8 frames later on").containsExactly(7, 8);
    assertThat(looks(8, false)).containsExactly(0, 1, 3, 7);
  }
}
