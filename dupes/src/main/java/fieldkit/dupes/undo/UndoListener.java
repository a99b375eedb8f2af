package fieldkit.dupes.undo;

import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Told what becomes of an undo. */
public interface UndoListener {

  /** A name is again what it was. */
  void restored(RawPath path) throws IOException;

  /** A file is there again, but not all of what it was. */
  void metadataNotRestored(RawPath path, String what, String why);

  /** A name could not be given back. */
  void refused(RawPath path, String why);
}
