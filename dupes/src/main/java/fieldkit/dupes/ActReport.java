package fieldkit.dupes;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.Messages;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.ActListener;
import fieldkit.dupes.plan.ActTotals;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.PlanFormat;
import fieldkit.dupes.plan.Step;
import fieldkit.dupes.report.Counted;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells what is done while it is done, and counts it. One thread, but for the progress. */
final class ActReport implements ActListener {
  private final PlanFormat format;
  private final ActionKind kind;
  private final Messages messages;
  private final ActTotals totals = new ActTotals();
  private final AtomicLong settled = new AtomicLong();
  private @Nullable GroupPlan current;
  private long refused;
  private long foldersRemoved;
  private boolean ended;
  private boolean unheard;

  ActReport(PlanFormat format, ActionKind kind, Messages messages) {
    this.format = format;
    this.kind = kind;
    this.messages = messages;
  }

  /** How many names are done with, one way or the other. */
  long settled() {
    return settled.get();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // each group's plan is one object, and may be large
  public void done(GroupPlan group, Step step, long freed) throws IOException {
    long _ = settled.incrementAndGet();
    if (group != current) {
      current = group;
      totals.addGroup();
    }
    totals.add(step, freed);
    tell(() -> format.step(group, step, freed));
  }

  @Override
  public void refused(Step step, String why) {
    long _ = settled.incrementAndGet();
    refused++;
    messages.problem(step.name().path().text(), why);
  }

  @Override
  public void folderRemoved(RawPath folder) throws IOException {
    foldersRemoved++;
    tell(() -> format.folderRemoved(folder));
  }

  @Override
  public void folderRefused(RawPath folder, String why) {
    messages.problem(folder.text(), why);
  }

  private interface Telling {
    void tell() throws IOException;
  }

  /** Who stops reading has not asked for the rest to be left undone. */
  private void tell(Telling telling) throws IOException {
    if (unheard) {
      return;
    }
    try {
      telling.tell();
    } catch (IOException e) {
      unheard = true;
      if (!(e instanceof FileFault fault && fault.reason() == FileFault.Reason.BROKEN_PIPE)) {
        throw e;
      }
    }
  }

  /** Ends the list and says what it amounts to. */
  void end() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    tell(() -> format.end(totals));
    messages.say(
        "%s %s, %s freed"
            .formatted(totals.words(), kind.past(), Counted.of(totals.freed(), "byte")));
    if (foldersRemoved > 0) {
      messages.say(Counted.of(foldersRemoved, "empty folder") + " removed");
    }
    if (refused > 0) {
      messages.say("%d left alone, named above".formatted(refused));
    }
  }

  /** How to take it back, if there is anything to take back. */
  void undoWith(RawPath journal) {
    if (totals.names() > 0) {
      messages.say("to undo it: dupes undo " + EscapedText.of(journal.text()));
    }
  }
}
