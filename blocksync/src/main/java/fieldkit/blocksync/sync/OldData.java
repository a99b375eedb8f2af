package fieldkit.blocksync.sync;

import java.io.IOException;

/** Keeps what is about to be overwritten. Safe for several threads. */
public interface OldData {
  /** Returns when what a range holds now is safe elsewhere. */
  void keep(long position, long length) throws IOException;
}
