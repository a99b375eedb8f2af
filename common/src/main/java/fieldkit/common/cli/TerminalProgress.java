package fieldkit.common.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/** Progress as one line of a terminal: done, total, rate and time left. */
final class TerminalProgress implements Progress {
  private static final long INTERVAL_MILLIS = 100;
  private static final double NANOS = 1e9;

  private final Messages messages;
  private final PrintStream err;

  TerminalProgress(Messages messages, PrintStream err) {
    this.messages = messages;
    this.err = err;
  }

  @Override
  public Shown show(Supplier<ProgressState> state) {
    messages.show(new StatusLine(err));
    Thread painter = Thread.ofPlatform().daemon().name("progress").unstarted(() -> paint(state));
    painter.start();
    return () -> stop(painter);
  }

  private void paint(Supplier<ProgressState> state) {
    long begin = System.nanoTime();
    try {
      while (true) {
        Thread.sleep(INTERVAL_MILLIS);
        messages.refresh(line(state.get(), System.nanoTime() - begin));
      }
    } catch (InterruptedException stopped) {
      messages.show(null);
    }
  }

  private void stop(Thread painter) {
    painter.interrupt();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The line for a state that was reached after some nanoseconds. */
  static String line(ProgressState state, long elapsedNanos) {
    double seconds = Math.max(elapsedNanos, 1) / NANOS;
    double rate = state.done() / seconds;
    StringBuilder line = new StringBuilder(state.label()).append(": ");
    line.append(amount(state, state.done()));
    if (state.total() > 0) {
      line.append(" of ").append(amount(state, state.total()));
    }
    line.append(", ").append(amount(state, (long) rate)).append("/s");
    if (state.total() > state.done() && rate > 0) {
      long left = (long) ((state.total() - state.done()) / rate);
      line.append(", ").append(TimeSpan.format(Duration.ofSeconds(left))).append(" left");
    }
    return line.toString();
  }

  private static String amount(ProgressState state, long number) {
    return state.bytes() ? ByteSize.format(number) : Long.toString(number);
  }
}
