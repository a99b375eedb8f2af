package fieldkit.dupes.act;

import java.io.IOException;

/** The journal cannot be written. What was not in it was not done. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
