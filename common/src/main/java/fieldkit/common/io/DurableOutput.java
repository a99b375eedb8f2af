package fieldkit.common.io;

import java.io.IOException;
import java.io.OutputStream;

/** A file being written that can be made to last. */
public abstract class DurableOutput extends OutputStream {

  /** Returns when what was written is on the storage device, fsync(2). */
  public abstract void force() throws IOException;
}
