package fieldkit.blocksync.farend.shell;

import java.io.IOException;

/** Hears what a command answers, on the channel's own thread, which it must not hold up. */
interface Reply {
  /** A line. */
  default void line(String text) {}

  /** Data; the array is the receiver's. */
  default void data(byte[] bytes) {}

  /** It is done. */
  void done();

  /** It could not be done, or nobody knows whether it was. */
  void failed(IOException why);
}
