package fieldkit.common.cli;

import java.util.function.Supplier;

/** Shows a person how far the work has come; the work itself only keeps its counters. */
public interface Progress {

  /**
   * Shows what {@code state} says, about ten times a second, until the result is closed.
   *
   * @param state asked from another thread
   */
  Shown show(Supplier<ProgressState> state);

  /** A progress line on display. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  /** Shows nothing. */
  static Progress none() {
    return _ -> () -> {};
  }
}
