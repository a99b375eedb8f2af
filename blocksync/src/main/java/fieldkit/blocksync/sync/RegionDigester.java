package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Digests regions where they are stored, so that their bytes need not come here. Safe for several
 * threads.
 */
public interface RegionDigester {

  /** Hears of digests as they are made. */
  interface Listener {
    /**
     * The digest of the next region in the row.
     *
     * @param digest null where it could not be made: the region has to be read to learn why
     */
    void digest(long region, @Nullable Digest digest) throws IOException, InterruptedException;
  }

  /** The digests of regions in a row, in their order, on the thread that asks. */
  void digest(RegionRange regions, Listener listener) throws IOException, InterruptedException;
}
