package fieldkit.common.zstd;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Makes data smaller, with memory that is used again. {@link #close} may come from any thread and
 * waits for what goes on; a call after that throws {@link IllegalStateException}.
 */
public final class ZstdCompressor implements AutoCloseable {
  private final ZstdCalls calls;
  private final ZstdContext context;

  ZstdCompressor(ZstdCalls calls) {
    this.calls = calls;
    this.context =
        new ZstdContext(calls, ZstdFunction.CREATE_COMPRESSION, ZstdFunction.FREE_COMPRESSION);
  }

  /**
   * Codes data as one frame that tells their length.
   *
   * @param data a direct buffer; all remaining bytes; position and limit stay
   * @param target a direct buffer, not the same memory; written from its position up to its limit
   *     at most; position and limit stay
   * @param level how hard to try: 1 is fast, higher ones are slower, negative ones faster
   * @return how many bytes that makes; 0 if there is no room for them
   */
  public synchronized int compress(ByteBuffer data, ByteBuffer target, int level) {
    long result;
    try {
      result =
          calls.call(
              ZstdFunction.COMPRESS,
              context.address(),
              ZstdCalls.writableAddress(target),
              target.remaining(),
              ZstdCalls.address(data),
              data.remaining(),
              level);
    } finally {
      Reference.reachabilityFence(data);
      Reference.reachabilityFence(target);
    }
    // a lack of room is all that can go wrong, but for a lack of memory: then data stay as they are
    return calls.isError(result) ? 0 : Math.toIntExact(result);
  }

  @Override
  public synchronized void close() {
    context.free();
  }
}
