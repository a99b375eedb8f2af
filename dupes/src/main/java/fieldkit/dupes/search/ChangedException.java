package fieldkit.dupes.search;

import java.io.IOException;

/** A file is no longer what it was when it was found. */
final class ChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedException(String message) {
    super(message);
  }
}
