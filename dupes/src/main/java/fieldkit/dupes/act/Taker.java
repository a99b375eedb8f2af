package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.ActionKind;
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
 * Takes steps that were proven, a batch at a time: all are written into the journal, and then one
 * after the other is looked at once more and taken. One thread, one run.
 */
final class Taker {
  private final ActRules rules;
  private final Action action;
  private final Journal journal;
  private final ActListener listener;
  private final BooleanSupplier stop;
  private final TemporaryNames names = new TemporaryNames();
  private final Map<Inode, KnownFile> substitutes = new HashMap<>();
  private final Set<RawPath> leftFolders = new LinkedHashSet<>();
  private long number;

  /**
   * @param cans where duplicates are thrown away, if they are
   * @param stop whether the user wants it to end
   */
  Taker(
      FileAccess files,
      ActRules rules,
      TrashCans cans,
      Journal journal,
      ActListener listener,
      BooleanSupplier stop) {
    this.rules = rules;
    this.action = Actions.of(rules, cans, files);
    this.journal = journal;
    this.listener = listener;
    this.stop = stop;
  }

  private record Prepared(Batch.Planned planned, Intent intent) {
    Step step() {
      return intent.pair().step();
    }
  }

  /** The folders that names were taken from. */
  Set<RawPath> leftFolders() {
    return leftFolders;
  }

  /** What of these steps is to be proven, and against which file, after what was taken so far. */
  List<Batch.Planned> due(List<Batch.Planned> steps) {
    List<Batch.Planned> due = new ArrayList<>(steps.size());
    for (Batch.Planned planned : steps) {
      Step step = substituted(planned.step());
      boolean isKeptByNow = rules.kind() == ActionKind.HARDLINK && step.isOneFile();
      if (!isKeptByNow) {
        due.add(new Batch.Planned(planned.group(), step));
      }
    }
    return due;
  }

  /**
   * Takes what was proven.
   *
   * @return the steps that are to be proven against another file that is kept
   * @throws JournalException when the journal cannot be written; what is not in it was not done
   * @throws IOException when the listener fails
   */
  List<Batch.Planned> take(List<Proving.Proof> proofs) throws IOException {
    List<Batch.Planned> again = new ArrayList<>();
    List<Prepared> prepared = prepare(proofs);
    if (!prepared.isEmpty()) {
      forceJournal();
    }
    for (Prepared one : prepared) {
      if (stop.getAsBoolean()) {
        break;
      }
      take(one, again);
    }
    return again;
  }

  private void forceJournal() throws JournalException {
    try {
      journal.force();
    } catch (IOException e) {
      throw new JournalException(e);
    }
  }

  private List<Prepared> prepare(List<Proving.Proof> proofs) {
    List<Prepared> prepared = new ArrayList<>(proofs.size());
    for (Proving.Proof proof : proofs) {
      try {
        ProvenPair pair = proof.orRefusal();
        Intent intent = new Intent(++number, pair, names.next(), action.target(pair));
        journal.intend(rules.kind(), intent);
        prepared.add(new Prepared(proof.planned(), intent));
      } catch (IOException e) {
        if (stop.getAsBoolean()) {
          break;
        }
        listener.refused(proof.planned().step(), FileFault.reasonOf(e));
      }
    }
    return prepared;
  }

  private void take(Prepared prepared, List<Batch.Planned> again) throws IOException {
    Step step = prepared.step();
    if (substitutes.containsKey(Inode.of(step.kept().identity()))) {
      again.add(prepared.planned()); // to be proven against the new one
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
