package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.sync.Differences;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** The source is here, the target is the other end. */
final class PushRun {
  private final SyncPlan plan;
  private final PushPair.Opening opening;

  PushRun(PushPair.Opening opening) {
    this.plan = opening.plan();
    this.opening = opening;
  }

  SyncResult run(RawPath source, RawPath target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    long begin = System.nanoTime();
    try (PushPair pair = opening.open(source, target)) {
      return run(pair, begin);
    }
  }

  private SyncResult run(PushPair pair, long begin) throws IOException, InterruptedException {
    long open = System.nanoTime();
    WrittenLedger ledger =
        new WrittenLedger(
            pair.known(), pair.geometry().regions(), plan.verify() == SyncPlan.Verify.WRITTEN);
    Fields done = pair.makeEqual(ledger);
    SyncResult result =
        Agreement.result(
            pair.geometry(),
            pair.end().counts(),
            pair.end().tally().work(),
            done,
            pair.link().traffic(),
            begin,
            open);
    long verifying = System.nanoTime();
    if (plan.verify() == SyncPlan.Verify.WRITTEN) {
      readAgain(pair, ledger);
    }
    pair.memory().end(done.text("mark").orElse(""));
    Fields _ = pair.end().finish(Fields.none());
    return result.verified(System.nanoTime() - verifying);
  }

  private void readAgain(PushPair pair, WrittenLedger ledger)
      throws IOException, InterruptedException {
    AtomicLong first = new AtomicLong(-1);
    Differences differences = (position, _) -> first.compareAndSet(-1, position);
    pair.compare(ledger.readingAgain(), differences);
    if (pair.end().counts().differ() > 0) {
      pair.memory().distrust(ledger.written());
      throw new IOException(
          "%s: what was written reads back otherwise, first at byte %d"
              .formatted(pair.target(), first.get()));
    }
  }
}
