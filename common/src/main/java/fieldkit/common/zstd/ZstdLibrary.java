package fieldkit.common.zstd;

import java.util.Optional;

/** The system's Zstandard library. Safe for use by several threads. */
public final class ZstdLibrary {
  private final ZstdCalls calls;

  ZstdLibrary(ZstdCalls calls) {
    this.calls = calls;
  }

  /**
   * Looks for it; that it is not there is no fault. Loads it, which takes a few milliseconds; what
   * calling it costs is spent at the first call.
   */
  public static Optional<ZstdLibrary> find() {
    return ZstdCalls.find().map(ZstdLibrary::new);
  }

  /** How many bytes the coded form of so many can have at most. */
  public long bound(int length) {
    return calls.call(ZstdFunction.BOUND, length);
  }

  /** Makes data smaller; to be closed. */
  public ZstdCompressor newCompressor() {
    return new ZstdCompressor(calls);
  }

  /** Makes data whole again; to be closed. */
  public ZstdExpander newExpander() {
    return new ZstdExpander(calls);
  }
}
