package fieldkit.blocksync.faults;

import fieldkit.blocksync.coding.AdaptiveZstd;
import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.blocksync.session.Coders;
import fieldkit.common.zstd.ZstdCompressor;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Codes all that becomes smaller by it, however fast the link is. */
record EagerCoders(Optional<ZstdLibrary> library) implements Coders {
  @Override
  public List<String> names() {
    return library.isPresent() ? List.of("zstd", "none") : List.of("none");
  }

  @Override
  public DataCoding zstd() {
    return library.<DataCoding>map(Eager::new).orElse(DataCoding.none());
  }

  private static final class Eager implements DataCoding {
    private final AdaptiveZstd expanding;
    private final ZstdCompressor compressor;
    private boolean closed;

    Eager(ZstdLibrary library) {
      expanding = new AdaptiveZstd(library);
      compressor = library.newCompressor();
    }

    @Override
    public synchronized int shrink(ByteBuffer data, ByteBuffer target) throws IOException {
      if (closed) {
        throw new IOException("the connection was closed");
      }
      ByteBuffer room = target.slice(target.position(), Math.min(data.remaining() - 1, 1 << 20));
      return compressor.compress(data, room, 1);
    }

    @Override
    public void expand(ByteBuffer coded, ByteBuffer target) throws IOException {
      expanding.expand(coded, target);
    }

    @Override
    public synchronized void close() {
      closed = true;
      compressor.close();
      expanding.close();
    }
  }
}
