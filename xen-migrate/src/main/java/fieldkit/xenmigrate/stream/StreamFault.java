package fieldkit.xenmigrate.stream;

import java.io.IOException;

/** What a sender sends is no domain, or no whole one. The message is the user's fact. */
public final class StreamFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** A fault, as a part of a sentence. */
  public StreamFault(String message) {
    super(message);
  }
}
