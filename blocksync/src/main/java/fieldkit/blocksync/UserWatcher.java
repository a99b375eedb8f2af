package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.session.Watcher;
import fieldkit.blocksync.sync.Counts;
import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows a session to a person, and asks him where there is one. */
final class UserWatcher implements Watcher {
  private final ToolContext context;
  private final String sourceName;
  private volatile boolean incomplete;
  private List<String> agreed = List.of();

  UserWatcher(ToolContext context, String sourceName) {
    this.context = context;
    this.sourceName = sourceName;
  }

  @Override
  public void overwriting(StorageFacts source, String from, StorageFacts target, String to)
      throws RefusedException {
    for (var mounted : source.mountedWritable()) {
      note(
          "%s is mounted at %s and may change meanwhile: what is copied may not fit together"
              .formatted(from, mounted.text()));
    }
    detail("target: " + target.description());
    boolean asks =
        context.terminals().input() && !context.settings().noInput() && !context.settings().yes();
    List<String> pair = List.of(from, source.description(), to, target.description());
    if (!asks || pair.equals(agreed)) { // not once more at each retry
      return;
    }
    if (!agrees(source, from, target, to)) {
      throw new RefusedException("not confirmed", "nothing was changed; --yes does not ask");
    }
    agreed = pair;
  }

  private boolean agrees(StorageFacts source, String from, StorageFacts target, String to) {
    context
        .messages()
        .prompt(
            "from       %s\n           %s\noverwrites %s\n           %s\nGo on? [y/N] "
                .formatted(
                    EscapedText.of(from),
                    EscapedText.of(source.description()),
                    EscapedText.of(to),
                    EscapedText.of(target.description())));
    try {
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8));
      String answer = answers.readLine();
      return answer != null
          && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
              || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
    } catch (IOException noAnswer) {
      return false;
    }
  }

  @Override
  public Shown working(String what, Supplier<Counts> counts, int regionSize, LongSupplier traffic) {
    var shown = context.progress().show(() -> state(what, counts.get(), regionSize, traffic));
    return shown::close;
  }

  private static ProgressState state(
      String what, Counts counts, int regionSize, LongSupplier traffic) {
    String line =
        "%s: same: %d, diff: %d, %s sent"
            .formatted(what, counts.same(), counts.differ(), ByteSize.format(traffic.getAsLong()));
    return new ProgressState(
        line, counts.settled() * regionSize, counts.total() * regionSize, true);
  }

  @Override
  public void note(String text) {
    context.messages().say("blocksync: " + EscapedText.of(text));
  }

  @Override
  public void detail(String text) {
    context.messages().detail(EscapedText.of(text));
  }

  @Override
  public void unreadable(long position, int length) {
    incomplete = true;
    context
        .messages()
        .problem(sourceName, "%d bytes at %d cannot be read".formatted(length, position));
  }

  @Override
  public void incomplete() {
    incomplete = true;
  }

  /** Whether some of the source could not be read. */
  boolean isIncomplete() {
    return incomplete;
  }

  @Override
  public BooleanSupplier stop() {
    return context.interruption()::isRequested;
  }
}
