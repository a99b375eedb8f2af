package fieldkit.blocksync.coding;

import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.blocksync.protocol.SendCost;
import fieldkit.common.zstd.ZstdCompressor;
import fieldkit.common.zstd.ZstdExpander;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard where it pays. Direct buffers only. One thread, but for {@link #close}, which waits for
 * what that thread does; nothing is coded after it.
 */
public final class AdaptiveZstd implements DataCoding {
  /** Data that do not become smaller by this part are not worth the other end's work. */
  private static final int LEAST_GAIN = 16;

  private final ZstdLibrary library;
  private final CodingPolicy policy = new CodingPolicy();
  private @Nullable ZstdCompressor compressor;
  private @Nullable ZstdExpander expander;
  private boolean closed;

  /** A coder that has taken no memory yet. */
  public AdaptiveZstd(ZstdLibrary library) {
    this.library = library;
  }

  @Override
  public synchronized int shrink(ByteBuffer data, ByteBuffer target) throws IOException {
    int level = policy.level();
    if (level == LevelChoice.PLAIN) {
      return 0;
    }
    ZstdCompressor zstd = compressor();
    int size =
        Sample.seemsSmaller(zstd, data, target, LEAST_GAIN)
            ? zstd.compress(data, roomFor(data, target), level)
            : 0;
    policy.found(size > 0);
    return size;
  }

  private static ByteBuffer roomFor(ByteBuffer data, ByteBuffer target) {
    int least = data.remaining() - Math.ceilDiv(data.remaining(), LEAST_GAIN);
    return target.slice(target.position(), Math.min(least, target.remaining()));
  }

  @Override
  public synchronized void expand(ByteBuffer coded, ByteBuffer target) throws IOException {
    expander().expand(coded, target);
  }

  @Override
  public void sent(SendCost cost) {
    policy.sent(cost);
  }

  private ZstdCompressor compressor() throws IOException {
    ZstdCompressor known = compressor;
    if (known == null) {
      checkOpen();
      known = library.newCompressor();
      compressor = known;
    }
    return known;
  }

  private ZstdExpander expander() throws IOException {
    ZstdExpander known = expander;
    if (known == null) {
      checkOpen();
      known = library.newExpander();
      expander = known;
    }
    return known;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the connection was closed");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (compressor != null) {
      compressor.close();
      compressor = null;
    }
    if (expander != null) {
      expander.close();
      expander = null;
    }
  }
}
