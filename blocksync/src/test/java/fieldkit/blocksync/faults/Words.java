package fieldkit.blocksync.faults;

import fieldkit.blocksync.protocol.Message;
import java.io.IOException;

/** What is said to an end. */
interface Words {
  /** Says it. */
  void sayTo(RawPeer peer) throws IOException, InterruptedException;

  /** Reads until a message of some kind came. */
  static void await(RawPeer peer, Class<? extends Message> kind)
      throws IOException, InterruptedException {
    boolean found = false;
    while (!found) {
      try (Message message = peer.read()) {
        found = kind.isInstance(message);
      }
    }
  }

  /** Reads until something may be read ahead. */
  static void awaitHash(RawPeer peer) throws IOException, InterruptedException {
    await(peer, Message.Hash.class);
  }

  /** Says, when it is asked, that there is nothing but zeros. */
  static void equalZeros(RawPeer peer) throws IOException, InterruptedException {
    awaitHash(peer);
    peer.zeroDigests(0, HostilePeerTest.REGIONS);
  }
}
