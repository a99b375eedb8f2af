package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import java.io.Closeable;
import java.io.IOException;

/** The other end, opened and guarded, before anything is done. One thread. */
public interface Peer extends Closeable {
  /** How it is called in messages: the host and the device, or the device. */
  String name();

  /** What it says. */
  PeerFacts facts();

  /** How many more lanes it would be good to have. */
  int lanesAdvised();

  /**
   * Begins with what was settled, and returns how to talk to it.
   *
   * @param buffers memory for what is received and coded
   */
  Link begin(Settled settled, BufferPool buffers) throws IOException, InterruptedException;

  /** Ends it, if it has not ended. */
  @Override
  void close();
}
