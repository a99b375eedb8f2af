package fieldkit.dupes.scan;

import fieldkit.common.io.RawPath;
import java.util.Arrays;

/**
 * Many names in few bytes: each is its length and its bytes, one behind the other. A name is known
 * by a reference, the place where it lies; there is room for 4 GiB of them.
 */
final class NamePool {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int LENGTH_BYTES = 2;

  private byte[][] chunks = new byte[16][];
  private int current = -1;
  private int used = CHUNK;

  /** Keeps a name of at most 65,533 bytes; the reference to it. */
  int add(byte[] source, int offset, int length) {
    if (used + LENGTH_BYTES + length > CHUNK) {
      startChunk();
    }
    byte[] chunk = chunks[current];
    int reference = current << CHUNK_BITS | used;
    chunk[used] = (byte) (length >>> 8);
    chunk[used + 1] = (byte) length;
    System.arraycopy(source, offset, chunk, used + LENGTH_BYTES, length);
    used += LENGTH_BYTES + length;
    return reference;
  }

  private void startChunk() {
    current++;
    if (current == CHUNK) {
      throw new IllegalStateException("more than 4 GiB of file names");
    }
    if (current == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * current);
    }
    chunks[current] = new byte[CHUNK];
    used = 0;
  }

  int length(int reference) {
    byte[] chunk = chunks[reference >>> CHUNK_BITS];
    int at = reference & (CHUNK - 1);
    return (chunk[at] & 0xFF) << 8 | (chunk[at + 1] & 0xFF);
  }

  /** A copy of the name. */
  byte[] get(int reference) {
    int start = (reference & (CHUNK - 1)) + LENGTH_BYTES;
    return Arrays.copyOfRange(chunks[reference >>> CHUNK_BITS], start, start + length(reference));
  }

  /** Copies the name to a place in {@code target}. */
  void copy(int reference, byte[] target, int offset) {
    int start = (reference & (CHUNK - 1)) + LENGTH_BYTES;
    System.arraycopy(chunks[reference >>> CHUNK_BITS], start, target, offset, length(reference));
  }

  /** The folder's path with the name below it. */
  RawPath below(RawPath folder, int reference) {
    int start = (reference & (CHUNK - 1)) + LENGTH_BYTES;
    return folder.resolve(chunks[reference >>> CHUNK_BITS], start, length(reference));
  }
}
