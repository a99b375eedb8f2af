package fieldkit.blocksync.state;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.digest.Digest;
import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A journal cut at any byte says nothing that was not so, at any moment at which the file can have
 * been that long.
 */
@EnabledOnOs(OS.LINUX)
class StateJournalPropertyTest {
  private static final int REGIONS = 30;
  private static final int STEPS = 120;

  @TempDir private Path folder;

  /** What the target held at a moment, and how long the file was. */
  private record Truth(long length, Map<Integer, Digest> target) {}

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aCutJournalIsNeverAheadOfTheTruth(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Fixture pair = new Fixture(folder.resolve("state"), REGIONS);
    pair.fill();
    Map<Integer, Digest> target = new HashMap<>();
    for (int i = 0; i < REGIONS; i++) {
      target.put(i, Fixture.digest(i));
    }
    List<Truth> history = new ArrayList<>();
    try (PairState state = pair.open()) {
      state.begin(Fixture.SESSION);
      for (int step = 0; step < STEPS; step++) {
        step(state, target, random);
        history.add(new Truth(Files.size(pair.file()), new HashMap<>(target)));
      }
    }
    history.add(new Truth(Files.size(pair.file()), target));
    byte[] whole = Files.readAllBytes(pair.file());
    for (int i = 0; i < REGIONS; i++) {
      assertThat(pair.said().digests().of(Side.TARGET, i)).isEqualTo(target.get(i));
    }
    checkCuts(seed, pair, whole, history);
  }

  private static void step(PairState state, Map<Integer, Digest> target, SplittableRandom random) {
    int region = random.nextInt(REGIONS);
    Digest digest = Fixture.digest(random.nextInt(5));
    switch (random.nextInt(3)) {
      case 0 -> {
        state.sending(region);
        Digest _ = target.remove(region); // what it holds now nobody knows
      }
      case 1 -> {
        target.putIfAbsent(region, digest);
        state.equal(region, target.getOrDefault(region, digest));
      }
      default -> {
        state.sending(region);
        Digest _ = target.put(region, digest);
        state.durable(region, digest);
      }
    }
  }

  private void checkCuts(long seed, Fixture pair, byte[] whole, List<Truth> history)
      throws IOException {
    int from = (int) history.getFirst().length();
    for (int length = from; length <= whole.length; length++) {
      pair.put(Arrays.copyOf(whole, length));
      StateReader.Content content =
          StateReader.read(
              FileAccess.ofThisSystem(), pair.path(), pair.present("source", "target").facts());
      RegionDigests said = content.remembered().digests();
      for (Truth truth : history) {
        if (truth.length() != content.end()) {
          continue; // the file was never this long then
        }
        for (int i = 0; i < REGIONS; i++) {
          Digest claimed = said.of(Side.TARGET, i);
          assertThat(claimed)
              .as("seed %d, cut at %d, region %d", seed, length, i)
              .isIn(null, truth.target().get(i));
        }
      }
    }
  }
}
