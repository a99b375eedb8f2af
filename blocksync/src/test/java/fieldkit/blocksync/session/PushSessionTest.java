package fieldkit.blocksync.session;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.testing.SilentWatcher;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One session, many rounds, and a source that changes between them. */
class PushSessionTest {
  private static final int MIB = 1 << 20;
  private static final int SIZE = 9 * MIB - 1000;

  private final FileAccess files = FileAccess.ofThisSystem();
  private final Written written = new Written();

  @TempDir private Path folder;

  /** Everything that was written since a mark, and nothing else. */
  private static final class Written implements ChangeTracker {
    private final List<ByteRange> all = new ArrayList<>();

    @Override
    public Mark mark() {
      return new Mark(Integer.toString(all.size()));
    }

    @Override
    public Changes changedSince(Mark mark) {
      List<ByteRange> since = all.subList(Integer.parseInt(mark.text()), all.size());
      return Changes.within(ByteRanges.of(since), "all was seen");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void eachRoundMakesThemEqual(long seed) throws Exception {
    Random random = new Random(seed);
    boolean watched = seed % 2 == 0;
    fill(random, random.nextBoolean() ? "target" : "elsewhere");

    try (PushSession session = open(watched ? Optional.of(written) : Optional.empty())) {
      for (int round = 0; round < 6; round++) {
        PushSession.Round _ = session.round();
        assertThat(folder.resolve("target"))
            .as("seed %d, round %d", seed, round)
            .hasSameBinaryContentAs(folder.resolve("source"));
        for (int i = random.nextInt(4); i > 0; i--) {
          write(random);
        }
      }
      PushSession.Round _ = session.round();
      assertThat(session.firstDifference()).isEqualTo(-1);
      session.finish();
    }
  }

  @Test
  void whatIsVouchedForIsNotRead() throws Exception {
    Random random = new Random(7);
    fill(random, "target");

    try (PushSession session = open(Optional.of(written))) {
      PushSession.Round all = session.round();
      write(3 * MIB + 5000, random, 100);
      PushSession.Round one = session.round();
      PushSession.Round none = session.round();

      assertThat(all.read()).isEqualTo(SIZE);
      assertThat(one.read()).isEqualTo(MIB);
      assertThat(one.sent()).as("a page, not a region").isLessThan(64 << 10);
      assertThat(none.read()).isZero();
    }
    assertThat(folder.resolve("target")).hasSameBinaryContentAs(folder.resolve("source"));
  }

  @Test
  void withoutATrackerTheSourceIsReadAndTheTargetIsNot() throws Exception {
    Random random = new Random(8);
    fill(random, "target");

    try (PushSession session = open(Optional.empty())) {
      PushSession.Round _ = session.round();
      // behind the session's back: it would be seen if the target were read again
      byte[] spoilt = Files.readAllBytes(folder.resolve("target"));
      spoilt[MIB] ^= 1;
      Files.write(folder.resolve("target"), spoilt);
      PushSession.Round again = session.round();

      assertThat(again.read()).isEqualTo(SIZE);
      assertThat(again.counts().differ()).isZero();
      assertThat(session.firstDifference()).isBetween(0L, (long) MIB);
    }
  }

  private void fill(Random random, String alike) throws IOException {
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    Files.write(folder.resolve("source"), content);
    Files.write(folder.resolve("target"), new byte[SIZE]);
    Files.write(folder.resolve(alike), content);
  }

  private void write(Random random) throws IOException {
    write(random.nextInt(SIZE - 5000), random, 1 + random.nextInt(5000));
  }

  private void write(int at, Random random, int length) throws IOException {
    byte[] some = new byte[length];
    random.nextBytes(some);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("source").toFile(), "rw")) {
      file.seek(at);
      file.write(some);
    }
    written.all.add(new ByteRange(at, at + length));
  }

  private PushSession open(Optional<ChangeTracker> tracker) throws Exception {
    FarSide.Environment environment =
        new FarSide.Environment(
            new Devices(new StorageOpener(files)),
            null,
            Coders.none(),
            (_, _) -> {
              throw new IOException("nothing is kept here");
            },
            () -> false);
    SyncPlan plan =
        new SyncPlan(
            OptionalInt.of(Geometry.DEFAULT_REGION),
            Optional.empty(),
            false,
            OptionalInt.of(0),
            0,
            0,
            ReadErrors.ABORT,
            Optional.empty(),
            TargetRules.STRICT,
            false,
            false,
            new PairRules(false, Map.of()),
            SyncPlan.Verify.NOTHING,
            new StateUse(false, Optional.empty(), tracker));
    return PushSession.open(
        plan,
        new LocalConnector(environment, _ -> {}),
        environment,
        files,
        new StateFolder(files, RawPath.ofText(folder.resolve("state").toString())),
        new SilentWatcher(),
        RawPath.ofText(folder.resolve("source").toString()),
        RawPath.ofText(folder.resolve("target").toString()));
  }
}
