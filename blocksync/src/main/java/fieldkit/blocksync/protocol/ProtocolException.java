package fieldkit.blocksync.protocol;

import java.io.IOException;

/** The other end said something that cannot be: it is broken, hostile or speaks another version. */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what cannot be, without saying who said it
   */
  public ProtocolException(String what) {
    super("the other end does not keep to the protocol: " + what);
  }
}
