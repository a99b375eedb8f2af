package fieldkit.dupes.script;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.RelativePath;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a POSIX shell script. Each of its steps compares the two files once more, and replaces
 * a name in one step. It can be read, cut and run on another day.
 */
public final class ShellScript {
  private final ActionKind action;
  private final boolean absoluteLinks;
  private final @Nullable RawPath destination;

  /**
   * @param action one that {@link #isPossible}
   * @param absoluteLinks whether symbolic links name the whole path
   * @param destination where files are moved to, or null
   */
  public ShellScript(ActionKind action, boolean absoluteLinks, @Nullable RawPath destination) {
    this.action = action;
    this.absoluteLinks = absoluteLinks;
    this.destination = destination;
  }

  /** Whether a shell can do it: there are no commands for trash cans and for reflinks. */
  public static boolean isPossible(ActionKind action) {
    return action != ActionKind.TRASH && action != ActionKind.REFLINK;
  }

  /** Writes the script. */
  public void write(Iterable<GroupPlan> plans, OutputStream out) throws IOException {
    try (InputStream head = ShellScript.class.getResourceAsStream("head.sh")) {
      if (head == null) {
        throw new IOException("a part of dupes is missing: head.sh");
      }
      long _ = head.transferTo(out);
    }
    for (GroupPlan group : plans) {
      out.write('\n');
      for (Step step : group.steps()) {
        write(step, out);
      }
    }
    out.write("\nexit $status\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void write(Step step, OutputStream out) throws IOException {
    out.write((function(step) + " ").getBytes(StandardCharsets.US_ASCII));
    out.write(ShellQuote.of(step.kept().path()));
    out.write(' ');
    RawPath path = step.name().path();
    out.write(ShellQuote.of(path));
    RawPath more = argument(step, path);
    if (more != null) {
      out.write(' ');
      out.write(ShellQuote.of(more));
    }
    out.write('\n');
  }

  private String function(Step step) {
    return step.isOneFile() ? action.word() + "_name" : action.word() + "_copy";
  }

  private @Nullable RawPath argument(Step step, RawPath path) {
    return switch (action) {
      case SYMLINK ->
          absoluteLinks
              ? step.kept().path()
              : RelativePath.between(path.parent(), step.kept().path());
      case MOVE ->
          destination == null ? null : destination.resolve(path.toBytes(), 1, path.length() - 1);
      default -> null;
    };
  }
}
