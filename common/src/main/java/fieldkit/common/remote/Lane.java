package fieldkit.common.remote;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes both ways between here and a program on another host. One thread may read while another
 * writes; neither waits for the other.
 */
public interface Lane extends AutoCloseable {

  /** What the far program writes. It ends where that program closes it, or the connection does. */
  InputStream in();

  /**
   * What the far program reads. Nothing is held back: a large array goes to the system as it is.
   * Closing it tells the far program that this was all, and lets it go on writing.
   */
  OutputStream out();

  /**
   * Ends it, whatever is under way: threads that read or write here come back. Never waits longer
   * than a few seconds, and does nothing the second time.
   */
  @Override
  void close();
}
