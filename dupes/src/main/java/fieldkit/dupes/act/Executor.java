package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.KnownFile;
import fieldkit.dupes.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Carries out plans, a batch of steps at a time: all are proven, all are written into the journal,
 * and then one after the other is looked at once more and taken. One thread, one run.
 */
public final class Executor {
  private final FileAccess files;
  private final ActRules rules;
  private final Action action;
  private final Journal journal;
  private final ActListener listener;
  private final BooleanSupplier stop;
  private final TemporaryNames names = new TemporaryNames();
  private final OwnChanges ownChanges = new OwnChanges();
  private final Durability durability = new Durability();
  private final Map<Inode, KnownFile> substitutes = new HashMap<>();
  private final Set<RawPath> leftFolders = new LinkedHashSet<>();
  private final Batch batch;
  private long number;

  /**
   * @param cans where duplicates are thrown away, if they are
   * @param stop whether the user wants it to end
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
    this.action = Actions.of(rules, cans, files);
    this.journal = journal;
    this.listener = listener;
    this.stop = stop;
    this.batch = new Batch(files.descriptorLimit() / 2);
  }

  private record Prepared(Batch.Planned planned, Intent intent) {
    Step step() {
      return intent.pair().step();
    }
  }

  /**
   * Carries out all plans, as far as it can.
   *
   * @throws JournalException when the journal cannot be written; what is not in it was not done
   * @throws IOException when the listener fails
   */
  public void execute(Iterable<GroupPlan> plans) throws IOException {
    for (GroupPlan group : plans) {
      for (Step step : group.steps()) {
        batch.add(group, step);
        if (batch.isFull()) {
          runBatch();
        }
        if (stop.getAsBoolean()) {
          return;
        }
      }
    }
    while (!batch.isEmpty() && !stop.getAsBoolean()) {
      runBatch();
    }
  }

  /** The folders that names were taken from. */
  public Set<RawPath> leftFolders() {
    return leftFolders;
  }

  private void runBatch() throws IOException {
    try (OpenFolders folders = new OpenFolders(files);
        Prover prover = new Prover(rules, folders, ownChanges, durability, stop)) {
      List<Prepared> prepared = prepare(batch.take(), prover);
      if (prepared.isEmpty()) {
        return;
      }
      forceJournal();
      for (Prepared one : prepared) {
        if (stop.getAsBoolean()) {
          return;
        }
        take(one);
      }
      prover.rememberOwnChanges();
    }
  }

  private void forceJournal() throws JournalException {
    try {
      journal.force();
    } catch (IOException e) {
      throw new JournalException(e);
    }
  }

  private List<Prepared> prepare(List<Batch.Planned> steps, Prover prover) {
    List<Prepared> prepared = new ArrayList<>(steps.size());
    for (Batch.Planned planned : steps) {
      Step step = substituted(planned.step());
      if (rules.kind() == ActionKind.HARDLINK && step.isOneFile()) {
        continue; // it became the file that is kept
      }
      try {
        ProvenPair pair = prover.prove(planned.group(), step);
        Intent intent = new Intent(++number, pair, names.next(), action.target(pair));
        journal.intend(rules.kind(), intent);
        prepared.add(new Prepared(planned, intent));
      } catch (IOException e) {
        if (stop.getAsBoolean()) {
          break;
        }
        listener.refused(step, FileFault.reasonOf(e));
      }
    }
    return prepared;
  }

  private void take(Prepared prepared) throws IOException {
    Step step = prepared.step();
    if (substitutes.containsKey(Inode.of(step.kept().identity()))) {
      batch.add(prepared.planned().group(), step); // to be proven against the new one
      return;
    }
    long freed;
    try {
      prepared.intent().pair().checkStillTrue();
      freed = action.perform(prepared.intent());
    } catch (IOException e) {
      journal.failed(prepared.intent(), FileFault.reasonOf(e));
      if (e instanceof FileFault fault && fault.reason() == FileFault.Reason.TOO_MANY_LINKS) {
        KnownFile _ = substitutes.put(Inode.of(step.kept().identity()), byThisName(step));
      } else {
        listener.refused(step, FileFault.reasonOf(e));
      }
      return;
    }
    journal.done(prepared.intent(), freed);
    if (rules.kind().takesNamesAway()) {
      leftFolders.add(step.name().path().parent());
    }
    listener.done(prepared.planned().group(), step, freed);
  }

  /** Its other names may be the kept file's by now. */
  private static KnownFile byThisName(Step step) {
    KnownFile victim = step.victim();
    return new KnownFile(victim.identity(), victim.links(), List.of(step.name()));
  }

  /** Where the kept file can have no more names, the next one stays and takes them. */
  private Step substituted(Step step) {
    KnownFile kept = step.kept();
    KnownFile next = substitutes.get(Inode.of(kept.identity()));
    while (next != null) {
      kept = next;
      next = substitutes.get(Inode.of(kept.identity()));
    }
    return new Step(step.victim(), step.name(), kept, step.lastOfFile());
  }
}
