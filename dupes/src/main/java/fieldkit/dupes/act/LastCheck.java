package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import java.io.IOException;

/** A look that is taken while everything can still be taken back. */
public interface LastCheck {
  /** Nothing more to look at. */
  LastCheck NONE = _ -> {};

  /**
   * Looks.
   *
   * @param off what just came off its name, as it was seen there
   * @throws IOException if it must be taken back
   */
  void run(FileStatus off) throws IOException;
}
