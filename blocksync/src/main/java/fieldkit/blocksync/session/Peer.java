package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalInt;

/** The other end, opened and guarded, before anything is done. One thread. */
public interface Peer extends Closeable {
  /** How it is called in messages: the host and the device, or the device. */
  String name();

  /** What it says. */
  PeerFacts facts();

  /**
   * Opens more lanes, before it begins.
   *
   * @param wanted how many; empty for as many as suit the connection, or none where that fails
   * @return how many there are
   * @throws IOException if those that are wanted cannot be had
   */
  int openLanes(OptionalInt wanted) throws IOException;

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
