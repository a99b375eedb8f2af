package fieldkit.blocksync.faults;

import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Similar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A client and a far end, either of which hears what the other one never said. */
public final class SessionFuzz implements FuzzTarget {
  private static final Fault NONE = new Fault(Fault.Kind.NONE, 0, true, 0, 0);

  private final Path folder;
  private int number;

  /** What is remembered is kept there. */
  public SessionFuzz(Path folder) {
    this.folder = folder;
  }

  @Override
  public void once(SplittableRandom random) throws Exception {
    int size = 1 + random.nextInt(1 << random.nextInt(10, 19));
    Similar.Pair contents = Similar.pair(random, size);
    Disk source = new Disk("source", contents.source(), random.nextBoolean());
    Disk target = new Disk("target", contents.target(), random.nextBoolean());
    Pair.Habits habits =
        new Pair.Habits(
            random.nextBoolean(),
            4096 << random.nextInt(4),
            random.nextBoolean() ? "sha256" : "xxh3",
            random.nextBoolean(),
            0,
            random.nextInt(4) == 0,
            random.nextInt(3) == 0 ? SyncPlan.Verify.WRITTEN : SyncPlan.Verify.NOTHING,
            random.nextBoolean() ? 1L << 30 : 1 << 13,
            1 << 16);
    Pair pair = new Pair(next(), habits, source, target);
    Liar.Manner manner = new Liar.Manner(random.nextBoolean(), random.nextInt(1, 25));
    Pair.Outcome _ = pair.run(NONE, random, link -> new Liar(link, manner, random.split()));
    if (!source.violation().isEmpty()) {
      throw new AssertionError("written to the source: " + source.violation());
    }
  }

  private Path next() throws IOException {
    Path own = folder.resolve("session" + number++ % 16);
    Files.createDirectories(own);
    return own;
  }
}
