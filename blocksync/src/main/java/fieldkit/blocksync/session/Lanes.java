package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.region.BufferPool;
import java.util.ArrayList;
import java.util.List;

/** Lanes at the moment at which greetings end and the session begins. */
final class Lanes {
  private Lanes() {}

  /** Has lanes use what was settled; the codings that are returned are to be closed. */
  static List<DataCoding> begin(
      List<Lane> lanes, Settled settled, Coders coders, BufferPool buffers)
      throws InterruptedException {
    DigestSuite suite = settled.digests();
    List<DataCoding> codings = new ArrayList<>();
    for (Lane lane : lanes) {
      lane.use(suite);
      DataCoding out = settled.zstd() ? coders.zstd() : DataCoding.none();
      DataCoding in = settled.zstd() ? coders.zstd() : DataCoding.none();
      lane.sendData(out, buffers);
      lane.acceptData(buffers, in);
      codings.add(out);
      codings.add(in);
    }
    return codings;
  }
}
