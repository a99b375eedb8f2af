package fieldkit.blocksync.protocol;

import java.io.IOException;

/** The connection to the other end is gone, or it has gone silent. */
public final class LinkLostException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what how it was lost, a sentence's end: "the connection ..."
   */
  public LinkLostException(String what) {
    super(what);
  }

  /**
   * @param what how it was lost
   * @param cause what the system says
   */
  public LinkLostException(String what, Throwable cause) {
    super(what, cause);
  }
}
