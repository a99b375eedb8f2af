package fieldkit.dupes.act;

import java.io.IOException;

/** A step is not taken. The message says why and that everything is as it was. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String why) {
    super(why + "; left alone");
  }
}
