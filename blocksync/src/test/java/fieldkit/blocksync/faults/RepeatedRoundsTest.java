package fieldkit.blocksync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.session.SyncPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class RepeatedRoundsTest {
  private static final int BLOCK = 4096;
  private static final Fault NONE = new Fault(Fault.Kind.NONE, 0, true, 0, 0);

  @TempDir private Path folder;

  @Test
  void whatWasAHoleInTheFirstRoundIsReadInTheNext() throws Exception {
    byte[] here = new byte[40 * BLOCK];
    new SplittableRandom(3).nextBytes(here);
    byte[] there = Arrays.copyOf(here, here.length);
    Arrays.fill(there, 10 * BLOCK, here.length, (byte) 0);
    Pair.Habits habits =
        new Pair.Habits(
            true, BLOCK, "xxh3", false, 0, false, SyncPlan.Verify.WRITTEN, 1L << 30, 1 << 16);
    Disk target = new Disk("target", there, true);
    Pair pair = new Pair(folder, habits, new Disk("source", here, false), target);
    target.expect(here);
    Pair.Outcome outcome = pair.run(NONE, new SplittableRandom(1));
    assertThat(outcome.failure()).isNull();
    assertThat(target.durable()).isEqualTo(here);
  }
}
