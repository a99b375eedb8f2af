package fieldkit.blocksync.sync;

import fieldkit.blocksync.protocol.Message;
import java.io.IOException;

/** What the source's decisions lead to. */
interface Outlet {
  /** Says something to the target. */
  void send(Message message) throws IOException, InterruptedException;

  /** Has a region read that the usual order leaves out. */
  void demand(long region);

  /** A region is done with: the next may be read. */
  void settled(long region);

  /** These bytes differ; only when nothing but comparing is wanted. */
  void differs(long position, long length);
}
