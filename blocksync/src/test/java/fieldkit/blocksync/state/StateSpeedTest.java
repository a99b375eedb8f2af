package fieldkit.blocksync.state;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.digest.Digest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a million regions cost. Measured and printed; only what is kept is asserted. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("SystemOut")
class StateSpeedTest {
  private static final int REGIONS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void aMillionRegions() throws IOException {
    Fixture pair = new Fixture(folder.resolve("state"), REGIONS);
    measure("first sync: sending, durable", pair, state -> send(state, 0));
    measure("all sent that was known", pair, state -> send(state, 1));
    measure("every third sent, the rest equal", pair, state -> sendSome(state, 2));
    measure("all equal, nothing new", pair, StateSpeedTest::askAndConfirm);
    assertThat(pair.said().digests().countAny()).isEqualTo(REGIONS);
  }

  private interface Work {
    void on(PairState state);
  }

  private static void measure(String what, Fixture pair, Work work) throws IOException {
    long start = cpu();
    PairState state = pair.open();
    long opened = cpu();
    state.begin(Fixture.SESSION);
    work.on(state);
    long worked = cpu();
    state.end("target");
    state.close();
    long ended = cpu();
    System.out.printf(
        "MEASURED %-34s CPU s: open %.2f, begin and record %.2f, end %.2f; file %.1f MiB%n",
        what,
        (opened - start) / 1e9,
        (worked - opened) / 1e9,
        (ended - worked) / 1e9,
        Files.size(pair.file()) / 1048576.0);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void send(PairState state, long seed) {
    for (int i = 0; i < REGIONS; i++) {
      state.sending(i);
      if (i >= 64) {
        state.durable(i - 64, new Digest(seed, i - 64));
      }
    }
    for (int i = REGIONS - 64; i < REGIONS; i++) {
      state.durable(i, new Digest(seed, i));
    }
  }

  private static void sendSome(PairState state, long seed) {
    for (int i = 0; i < REGIONS; i++) {
      if (i % 3 == 0) {
        state.sending(i);
        state.durable(i, new Digest(seed, i));
      } else {
        state.equal(i, new Digest(1, i));
      }
    }
  }

  private static void askAndConfirm(PairState state) {
    for (int i = 0; i < REGIONS; i++) {
      Digest source = state.ofSource(i);
      if (source != null && source.equals(state.ofTarget(i))) {
        state.equal(i, source);
      }
    }
  }
}
