package fieldkit.dupes.act;

import java.io.IOException;

/** A look that is taken while everything can still be taken back. */
public interface LastCheck {
  /** Nothing more to look at. */
  LastCheck NONE = () -> {};

  /**
   * Looks.
   *
   * @throws IOException if it must be taken back
   */
  void run() throws IOException;
}
