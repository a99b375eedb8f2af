package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Messages;
import fieldkit.common.cli.Progress;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Executor;
import fieldkit.dupes.act.ExistingPart;
import fieldkit.dupes.act.FolderPruner;
import fieldkit.dupes.act.Journal;
import fieldkit.dupes.act.JournalException;
import fieldkit.dupes.act.TrashCans;
import fieldkit.dupes.dialog.GroupDialog;
import fieldkit.dupes.dialog.GroupPreview;
import fieldkit.dupes.plan.ActTotals;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.KnownGroup;
import fieldkit.dupes.plan.PlanFormat;
import fieldkit.dupes.plan.PlanJson;
import fieldkit.dupes.plan.PlanText;
import fieldkit.dupes.plan.Planner;
import fieldkit.dupes.plan.Step;
import fieldkit.dupes.plan.TrashFilter;
import fieldkit.dupes.report.Counted;
import fieldkit.dupes.script.ShellScript;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Plans what is done with groups of duplicates, and tells of it or does it. One run. */
final class Act {
  private static final int OUTPUT_BUFFER = 1 << 16;

  private final ActRequest request;
  private final ToolContext context;
  private final List<RawPath> roots;
  private final Messages messages;
  private final Planner planner;

  /**
   * @param roots what was scanned
   */
  Act(ActRequest request, ToolContext context, List<RawPath> roots) {
    this.request = request;
    this.context = context;
    this.roots = roots;
    this.messages = context.messages();
    this.planner = new Planner(request.plan());
  }

  /** Deals with the groups. */
  ExitStatus run(List<KnownGroup> groups) throws CommandFault, IOException {
    checkDestination();
    Iterable<KnownGroup> outside = new TrashFilter(ownTrash(), roots).outside(groups);
    if (!request.interactive()) {
      return run(
          () -> StreamSupport.stream(outside.spliterator(), false).map(planner::plan).iterator(),
          request.apply());
    }
    GroupDialog dialog = dialog();
    Optional<List<GroupPlan>> chosen =
        dialog.choose(StreamSupport.stream(outside.spliterator(), false).toList());
    if (chosen.isEmpty()) {
      messages.say("dupes: given up: nothing was done");
      return context.interruption().isRequested() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
    boolean doIt =
        request.script() == null
            && !chosen.get().isEmpty()
            && (request.apply() || confirm(dialog, chosen.get()));
    return run(chosen.get(), doIt);
  }

  private RawPath ownTrash() {
    RawPath can = new UserFolders(context.environment()).data().resolve(RawPath.ofText("Trash"));
    try {
      return ExistingPart.of(context.files(), can).whole();
    } catch (IOException outOfReach) {
      return can; // as it is for whoever runs this under another user's HOME
    }
  }

  private GroupDialog dialog() {
    return new GroupDialog(
        planner,
        new GroupPreview(context.files(), request.rules().kind(), ZoneId.systemDefault()),
        new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8)),
        messages,
        context.interruption()::isRequested);
  }

  private boolean confirm(GroupDialog dialog, List<GroupPlan> plans) throws IOException {
    ActTotals totals = new PlanCount(plans, request.rules().kind()).totals();
    return dialog.confirm(
        "\n%s %s, %s?"
            .formatted(
                request.rules().kind().word(), totals.words(), Counted.of(totals.freed(), "byte")));
  }

  /** Files moved into what is scanned would be duplicates again. */
  private void checkDestination() throws CommandFault {
    RawPath destination = request.rules().destination();
    if (destination != null && roots.stream().anyMatch(destination::startsWith)) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "--move: %s lies in what is scanned".formatted(destination.text()),
          "move them to a folder outside of it",
          null);
    }
  }

  private ExitStatus run(Iterable<GroupPlan> plans, boolean doIt) throws CommandFault, IOException {
    RawPath script = request.script();
    if (script != null) {
      write(script, plans);
      return ExitStatus.DONE;
    }
    return doIt ? apply(plans) : tell(plans);
  }

  private void write(RawPath file, Iterable<GroupPlan> plans) throws CommandFault {
    ShellScript script =
        new ShellScript(
            request.rules().kind(), request.rules().absoluteLinks(), request.rules().destination());
    try {
      AtomicFile.write(context.files(), file, out -> script.write(plans, out));
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED, file.text() + ": " + FileFault.reasonOf(e), null, e);
    }
    messages.say(
        wouldBe(new PlanCount(plans, request.rules().kind()).totals())
            + "; nothing was done yet: sh %s does it".formatted(EscapedText.of(file.text())));
  }

  private ExitStatus tell(Iterable<GroupPlan> plans) throws IOException {
    PlanFormat format = format(false);
    ActTotals totals = new ActTotals();
    for (GroupPlan group : plans) {
      if (!group.steps().isEmpty()) {
        totals.addGroup();
        for (Step step : group.steps()) {
          long frees = PlanCount.frees(group, step, request.rules().kind());
          totals.add(step, frees);
          format.step(group, step, frees);
        }
      }
    }
    format.end(totals);
    messages.say(wouldBe(totals) + "; nothing was done yet: --apply does it");
    return ExitStatus.DONE;
  }

  private String wouldBe(ActTotals totals) {
    ActionKind kind = request.rules().kind();
    String what = totals.words() + " would be " + kind.past();
    return kind.freesSpace() ? what + ", " + Counted.of(totals.freed(), "byte") + " freed" : what;
  }

  private PlanFormat format(boolean applied) {
    OutputStream out = new BufferedOutputStream(context.out(), OUTPUT_BUFFER);
    return context.settings().json()
        ? new PlanJson(out, request.rules().kind(), applied)
        : new PlanText(out, request.rules().kind(), context.terminals().output());
  }

  private ExitStatus apply(Iterable<GroupPlan> plans) throws CommandFault, IOException {
    long total = new PlanCount(plans, request.rules().kind()).totals().names();
    ActReport report = new ActReport(format(true), request.rules().kind(), messages);
    if (total > 0) {
      applyWithJournal(plans, report, total);
    } else {
      report.end();
    }
    boolean interrupted = context.interruption().isRequested();
    if (interrupted) {
      messages.say("dupes: interrupted: what is listed was done, the rest was left alone");
    }
    return interrupted ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  private void applyWithJournal(Iterable<GroupPlan> plans, ActReport report, long total)
      throws CommandFault, IOException {
    Journal journal = beginJournal();
    try (journal;
        TrashCans cans =
            new TrashCans(context.files(), new UserFolders(context.environment()).data());
        Progress.Shown _ =
            context
                .progress()
                .show(() -> new ProgressState("acting", report.settled(), total, false))) {
      Executor executor =
          new Executor(
              context.files(),
              request.rules(),
              cans,
              journal,
              report,
              context.interruption()::isRequested);
      executor.execute(plans);
      if (request.pruneFolders() && !context.interruption().isRequested()) {
        new FolderPruner(context.files(), roots, journal, report).prune(executor.leftFolders());
      }
      journal.end(!context.interruption().isRequested());
    } catch (JournalException e) {
      throw new CommandFault(
          ExitStatus.FAILED,
          journal.path().text() + ": " + e.getMessage(),
          "what is listed was done; nothing was done without being in the journal",
          e);
    } finally {
      report.end();
      report.undoWith(journal.path());
    }
  }

  private Journal beginJournal() throws CommandFault {
    try {
      return new JournalPlace(context).begin(request.journal(), request.rules().kind());
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED,
          "the journal cannot be written: " + FileFault.reasonOf(e),
          "nothing was done; --journal FILE puts it elsewhere",
          e);
    }
  }
}
