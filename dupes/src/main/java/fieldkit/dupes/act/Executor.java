package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans, a batch of steps at a time: all are proven, all are written into the journal,
 * and then one after the other is looked at once more and taken. While that is done to one batch,
 * the next is proven by a second thread, unless it goes on with the same group: what is taken
 * changes the file that is kept. One run.
 */
public final class Executor {
  private static final int SHARE_OF_DESCRIPTORS = 8; // two batches are open, and others need some

  private final FileAccess files;
  private final ActRules rules;
  private final BooleanSupplier stop;
  private final Taker taker;
  private final Batch batch;
  private OwnChanges ownChanges = OwnChanges.NONE;
  private @Nullable Proving ahead;

  /**
   * @param cans where duplicates are thrown away, if they are
   * @param stop whether the user wants it to end; asked from several threads
   */
  public Executor(
      FileAccess files,
      ActRules rules,
      TrashCans cans,
      Journal journal,
      ActListener listener,
      BooleanSupplier stop) {
    this.files = files;
    this.rules = rules;
    this.stop = stop;
    this.taker = new Taker(files, rules, cans, journal, listener, stop);
    this.batch = new Batch(files.descriptorLimit() / SHARE_OF_DESCRIPTORS);
  }

  /**
   * Carries out all plans, as far as it can.
   *
   * @throws JournalException when the journal cannot be written; what is not in it was not done
   * @throws IOException when the listener fails
   */
  public void execute(Iterable<GroupPlan> plans) throws IOException {
    try (ProvingThread thread = new ProvingThread(files, rules, stop)) {
      try {
        execute(plans, thread);
      } finally {
        close(ahead);
      }
    }
  }

  private static void close(@Nullable Proving proving) {
    if (proving != null) {
      proving.close();
    }
  }

  /** The folders that names were taken from. */
  public Set<RawPath> leftFolders() {
    return taker.leftFolders();
  }

  private void execute(Iterable<GroupPlan> plans, ProvingThread thread) throws IOException {
    for (GroupPlan group : plans) {
      for (Step step : group.steps()) {
        batch.add(group, step);
        if (batch.isOverfull()) {
          goOn(thread);
        }
        if (stop.getAsBoolean()) {
          return;
        }
      }
      if (batch.isFull()) {
        goOn(thread);
      }
    }
    goOn(thread);
    finishAhead(thread);
  }

  /** Lets the batch be proven, and takes the one before meanwhile. */
  private void goOn(ProvingThread thread) throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    List<Batch.Planned> steps = batch.take();
    if (ahead != null && ahead.endsInGroupOf(steps.getFirst())) {
      finishAhead(thread);
    }
    Proving before = ahead;
    ahead = thread.begin(taker.due(steps), ownChanges);
    if (before != null) {
      finish(before, thread);
    }
  }

  private void finishAhead(ProvingThread thread) throws IOException {
    Proving last = ahead;
    ahead = null;
    if (last != null) {
      finish(last, thread);
    }
  }

  private void finish(Proving proving, ProvingThread thread) throws IOException {
    List<Batch.Planned> again = take(proving);
    while (!again.isEmpty() && !stop.getAsBoolean()) {
      OwnChanges before = ownChanges;
      again = take(thread.begin(taker.due(again), before));
      ownChanges = before.and(ownChanges);
    }
  }

  private List<Batch.Planned> take(Proving proving) throws IOException {
    try (proving) {
      List<Batch.Planned> again = taker.take(proving.proofs());
      if (proving.holdsAny()) { // else what was changed before may matter still
        ownChanges = proving.ownChanges();
      }
      return again;
    }
  }
}
