package fieldkit.common.zstd;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Makes data whole again, whoever they are from, with memory that is used again. {@link #close} may
 * come from any thread and waits for what goes on; a call after that throws {@link
 * IllegalStateException}.
 */
public final class ZstdExpander implements AutoCloseable {
  private final ZstdCalls calls;
  private final ZstdContext context;

  ZstdExpander(ZstdCalls calls) {
    this.calls = calls;
    this.context =
        new ZstdContext(calls, ZstdFunction.CREATE_EXPANSION, ZstdFunction.FREE_EXPANSION);
  }

  /**
   * Fills the target.
   *
   * @param coded a direct buffer; its remaining bytes are one frame that tells how long its content
   *     is; position and limit stay
   * @param target a direct buffer, exactly as long as the content; written from its position up to
   *     its limit at most; position and limit stay
   * @throws ZstdException if the bytes are anything else; what is in the target then is nobody's
   */
  public synchronized void expand(ByteBuffer coded, ByteBuffer target) throws ZstdException {
    try {
      long from = ZstdCalls.address(coded);
      long to = ZstdCalls.writableAddress(target);
      check(from, coded.remaining(), target.remaining());
      long result =
          calls.call(
              ZstdFunction.EXPAND,
              context.address(),
              to,
              target.remaining(),
              from,
              coded.remaining(),
              0);
      if (result != target.remaining()) {
        throw new ZstdException(calls.isError(result) ? calls.errorName(result) : "too short");
      }
    } finally {
      Reference.reachabilityFence(coded);
      Reference.reachabilityFence(target);
    }
  }

  /** Refuses what the frame's own head and blocks say is not what is wanted. */
  private void check(long from, int codedLength, int length) throws ZstdException {
    long content = calls.call(ZstdFunction.CONTENT_SIZE, from, codedLength);
    if (content != length) { // unknown (-1) and error (-2) are no lengths either, zstd.h
      throw new ZstdException("not %d bytes of content".formatted(length));
    }
    if (calls.call(ZstdFunction.CODED_SIZE, from, codedLength) != codedLength) {
      throw new ZstdException("not one whole frame");
    }
  }

  @Override
  public synchronized void close() {
    context.free();
  }
}
