package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.RegionBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A region as it was read. Whoever holds it closes it. */
final class ReadRegion implements AutoCloseable {
  private final long index;
  private final int length;
  private final Digest digest;
  private final long[] pages;
  private final @Nullable RegionBuffer buffer;
  private final @Nullable BitSet unreadable;
  private final boolean looked;

  /**
   * @param index which region
   * @param length its bytes
   * @param digest of all of it
   * @param pages its pages' digests, two longs each; not changed any more
   * @param buffer what it holds; null where that is nothing but zeros
   * @param unreadable pages that could not be read (and were left zero), null for none
   */
  ReadRegion(
      long index,
      int length,
      Digest digest,
      long[] pages,
      @Nullable RegionBuffer buffer,
      @Nullable BitSet unreadable) {
    this(index, length, digest, pages, buffer, unreadable, false);
  }

  private ReadRegion(
      long index,
      int length,
      Digest digest,
      long[] pages,
      @Nullable RegionBuffer buffer,
      @Nullable BitSet unreadable,
      boolean looked) {
    this.index = index;
    this.length = length;
    this.digest = digest;
    this.pages = pages;
    this.buffer = buffer;
    this.unreadable = unreadable;
    this.looked = looked;
  }

  /** One of which the digest alone is known. */
  static ReadRegion looked(long index, int length, Digest digest) {
    return new ReadRegion(index, length, digest, new long[0], null, null, true);
  }

  long index() {
    return index;
  }

  int length() {
    return length;
  }

  Digest digest() {
    return digest;
  }

  long[] pages() {
    return pages;
  }

  @Nullable RegionBuffer buffer() {
    return buffer;
  }

  @Nullable BitSet unreadable() {
    return unreadable;
  }

  boolean isZero() {
    return buffer == null && !looked;
  }

  /** Whether the digest alone is known, so that it has to be read to be sent. */
  boolean isLooked() {
    return looked;
  }

  /** The low 32 bits of a page's digest, which is what travels. */
  int shortDigest(int page) {
    return (int) pages[2 * page + 1];
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
    }
  }
}
