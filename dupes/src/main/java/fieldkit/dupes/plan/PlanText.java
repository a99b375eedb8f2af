package fieldkit.dupes.plan;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A plan for people: a word and a path a line, a blank line between groups. */
public final class PlanText implements PlanFormat {
  private static final int COLUMN = 10;

  private final OutputStream out;
  private final ActionKind action;
  private final boolean escaped;
  private @Nullable GroupPlan current;

  /**
   * @param escaped whether names are made safe for a terminal
   */
  public PlanText(OutputStream out, ActionKind action, boolean escaped) {
    this.out = out;
    this.action = action;
    this.escaped = escaped;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // each group's plan is one object, and may be large
  public void step(GroupPlan group, Step step, long freed) throws IOException {
    if (group != current) {
      begin(group);
    }
    boolean clear = step.kept() == group.kept().getFirst().file();
    line(action.word(), step.name().path(), clear ? null : step.kept().path());
  }

  private void begin(GroupPlan group) throws IOException {
    if (current != null) {
      out.write('\n');
    }
    current = group;
    for (Kept kept : group.kept()) {
      word("keep");
      path(kept.file().path());
      text("  (" + kept.reason() + ")\n");
    }
  }

  private void line(String word, RawPath path, @Nullable RawPath kept) throws IOException {
    word(word);
    path(path);
    if (kept != null) {
      text("  -> ");
      path(kept);
    }
    out.write('\n');
  }

  private void word(String word) throws IOException {
    text(word + " ".repeat(COLUMN - word.length()));
  }

  private void path(RawPath path) throws IOException {
    out.write(
        escaped ? EscapedText.of(path.text()).getBytes(StandardCharsets.UTF_8) : path.toBytes());
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void folderRemoved(RawPath folder) throws IOException {
    line("prune", folder, null);
  }

  @Override
  public void end(ActTotals totals) throws IOException {
    out.flush();
  }
}
