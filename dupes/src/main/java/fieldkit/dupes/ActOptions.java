package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.ActRules;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.KeepOrder;
import fieldkit.dupes.plan.PlanRules;
import fieldkit.dupes.script.ShellScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Reads what is to be done with duplicates, and refuses what makes no sense. */
final class ActOptions {
  private static final List<String> ONLY_WITH_AN_ACTION =
      List.of(
          "--apply",
          "--interactive",
          "--script",
          "--keep",
          "--keep-copies",
          "--absolute",
          "--merge-meta",
          "--prune-dirs",
          "--journal");

  private final ParseResult parsed;
  private final ToolContext context;

  ActOptions(ParseResult parsed, ToolContext context) {
    this.parsed = parsed;
    this.context = context;
  }

  /** The action, if there is one. */
  Optional<ActRequest> request() throws CommandFault, IOException {
    List<ActionKind> kinds = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      if (has("--" + kind.word())) {
        kinds.add(kind);
      }
    }
    if (kinds.size() > 1) {
      throw usage(
          "--%s and --%s do not go together".formatted(kinds.get(0).word(), kinds.get(1).word()));
    }
    if (kinds.isEmpty()) {
      for (String option : ONLY_WITH_AN_ACTION) {
        if (has(option)) {
          throw usage(option + " needs an action, such as --delete or --hardlink");
        }
      }
      return Optional.empty();
    }
    if (!has("--script")) {
      SafeChanges.check(context, "--script FILE makes a shell script that does it");
    }
    return Optional.of(request(kinds.getFirst()));
  }

  private ActRequest request(ActionKind kind) throws CommandFault, IOException {
    checkCombinations(kind);
    return new ActRequest(
        new PlanRules(kind, order(), copies(), has("--isolate"), has("--hardlinks")),
        new ActRules(kind, has("--merge-meta"), has("--absolute"), destination()),
        has("--apply"),
        has("--prune-dirs"),
        path("--journal"),
        path("--script"),
        has("--interactive"));
  }

  private void checkCombinations(ActionKind kind) throws CommandFault {
    if (has("--absolute") && kind != ActionKind.SYMLINK) {
      throw usage("--absolute goes with --symlink");
    }
    if (has("--merge-meta") && !kind.changesMetadata()) {
      throw usage("--merge-meta goes with --hardlink and --symlink");
    }
    if (has("--prune-dirs") && !kind.takesNamesAway()) {
      throw usage("--prune-dirs goes with --delete, --trash and --move");
    }
    if (has("--script")) {
      checkScript(kind);
    }
    if (has("--interactive") && (context.settings().noInput() || !context.terminals().input())) {
      throw usage("--interactive needs a terminal to ask at");
    }
  }

  private void checkScript(ActionKind kind) throws CommandFault {
    if (!ShellScript.isPossible(kind)) {
      throw usage("--script: the shell has no command for --" + kind.word());
    }
    for (String option : List.of("--apply", "--prune-dirs", "--journal")) {
      if (has(option)) {
        throw usage("--script and " + option + " do not go together");
      }
    }
    if (has("--hardlink") || has("--symlink")) {
      if (!has("--merge-meta")) {
        throw usage("--script: a shell cannot compare owners and attributes: add --merge-meta");
      }
    }
  }

  private KeepOrder order() throws CommandFault {
    if (!has("--keep")) {
      return KeepOrder.usual();
    }
    try {
      return KeepOrder.parse(parsed.matchedOptionValue("--keep", ""));
    } catch (IllegalArgumentException e) {
      throw usage("--keep: " + e.getMessage());
    }
  }

  private int copies() throws CommandFault {
    int copies = parsed.matchedOptionValue("--keep-copies", 1);
    if (copies < 1) {
      throw usage("--keep-copies: at least one file of a group always stays");
    }
    return copies;
  }

  private @Nullable RawPath destination() throws CommandFault, IOException {
    RawPath path = path("--move");
    if (path == null) {
      return null;
    }
    try {
      RawPath real = context.files().realPath(path);
      if (context.files().status(real, false).kind() != FileKind.DIRECTORY) {
        throw new FileFault(FileFault.Reason.NOT_A_DIRECTORY);
      }
      return real;
    } catch (FileFault fault) {
      throw usage("--move: %s: %s".formatted(path.text(), fault.getMessage()));
    }
  }

  private @Nullable RawPath path(String option) {
    return has(option) ? RawPath.ofText(parsed.matchedOptionValue(option, "")) : null;
  }

  private boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  private static CommandFault usage(String what) {
    return new CommandFault(ExitStatus.USAGE, what, "try 'dupes --help'", null);
  }
}
