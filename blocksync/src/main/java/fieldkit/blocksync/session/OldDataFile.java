package fieldkit.blocksync.session;

import fieldkit.blocksync.sync.OldData;
import java.io.Closeable;

/** A file that keeps what is overwritten. */
public interface OldDataFile extends OldData, Closeable {}
