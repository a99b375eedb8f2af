package fieldkit.blocksync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.protocol.DirectLink;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.testing.MemoryStorage;
import fieldkit.blocksync.testing.Similar;
import fieldkit.blocksync.testing.TestSuite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever both hold, afterwards they hold the same, and what is told about it is true. */
class SyncPropertyTest {
  private static final int SEEDS = 150;

  @Test
  void theTargetBecomesEqual() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Geometry geometry = geometry(random);
      Similar.Pair pair = Similar.pair(random, (int) geometry.size());
      byte[] wanted = pair.source().clone();
      byte[] before = pair.target().clone();
      MemoryStorage target = new MemoryStorage(pair.target());
      TestSuite suite = new TestSuite(random.nextBoolean() ? 32 : 2); // 2: many collisions
      DirectLink.Pair link = DirectLink.pair();
      try (TwoEnds ends =
          new TwoEnds(
              new MemoryStorage(pair.source()),
              target,
              geometry,
              suite,
              link.source(),
              link.target(),
              1,
              SourceSettings.plain(),
              true)) {
        assertThat(ends.makeEqual(Ledger.none())).as("seed %d", seed).isNull();
        assertThat(target.content()).as("seed %d", seed).isEqualTo(wanted);
        assertThat(pair.source()).as("source, seed %d", seed).isEqualTo(wanted);
        Counts counts = ends.source().counts();
        long differing = differing(geometry, wanted, before).size();
        assertThat(counts.total()).isEqualTo(geometry.regions());
        assertThat(counts.settled()).isEqualTo(counts.total());
        assertThat(counts.differ()).as("seed %d", seed).isGreaterThanOrEqualTo(differing);
      }
    }
  }

  @Test
  void comparingFindsTheDifferencesAndWritesNothing() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Geometry geometry = geometry(random);
      Similar.Pair pair = Similar.pair(random, (int) geometry.size());
      byte[] before = pair.target().clone();
      MemoryStorage target = new MemoryStorage(pair.target());
      DirectLink.Pair link = DirectLink.pair();
      List<Long> pages = Collections.synchronizedList(new ArrayList<>());
      try (TwoEnds ends =
          new TwoEnds(
              new MemoryStorage(pair.source()),
              target,
              geometry,
              new TestSuite(32),
              link.source(),
              link.target(),
              1,
              SourceSettings.plain(),
              false)) {
        var _ =
            ends.source()
                .compare(
                    Ledger.none(),
                    (position, length) -> {
                      for (long at = position; at < position + length; at += Geometry.PAGE) {
                        pages.add(at);
                      }
                    });
        Collections.sort(pages);
        assertThat(pages)
            .as("seed %d", seed)
            .isEqualTo(
                differing(new Geometry(geometry.size(), Geometry.PAGE), pair.source(), before));
        assertThat(target.content()).isEqualTo(before);
        assertThat(target.bytesWritten()).isZero();
      }
    }
  }

  private static Geometry geometry(SplittableRandom random) {
    int regionSize = Geometry.PAGE << random.nextInt(5);
    return new Geometry(random.nextInt(1 << random.nextInt(1, 22)), regionSize);
  }

  private static List<Long> differing(Geometry geometry, byte[] one, byte[] other) {
    List<Long> positions = new ArrayList<>();
    for (long region = 0; region < geometry.regions(); region++) {
      int from = (int) geometry.position(region);
      int to = from + geometry.length(region);
      if (!java.util.Arrays.equals(one, from, to, other, from, to)) {
        positions.add((long) from);
      }
    }
    return positions;
  }
}
