package fieldkit.blocksync.session;

import fieldkit.blocksync.device.Storage;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Makes files that keep what is overwritten. */
public interface OldDataFactory {
  /**
   * A new file; it must not exist.
   *
   * @param storage what will be overwritten
   */
  OldDataFile make(RawPath path, Storage storage) throws IOException;
}
