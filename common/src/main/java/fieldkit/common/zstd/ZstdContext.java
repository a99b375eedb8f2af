package fieldkit.common.zstd;

/** Memory that the library works with, outside of Java; used by one thread at a time. */
final class ZstdContext {
  private final ZstdCalls calls;
  private final ZstdFunction end;
  private long address;

  /** A new one. */
  ZstdContext(ZstdCalls calls, ZstdFunction begin, ZstdFunction end) {
    this.calls = calls;
    this.end = end;
    this.address = calls.call(begin, 0);
    if (address == 0) {
      throw new OutOfMemoryError("no memory for zstd");
    }
  }

  /**
   * Where it is.
   *
   * @throws IllegalStateException if it was freed
   */
  long address() {
    if (address == 0) {
      throw new IllegalStateException("closed");
    }
    return address;
  }

  /** Gives it back, once. */
  void free() {
    if (address != 0) {
      long _ = calls.call(end, address);
      address = 0;
    }
  }
}
