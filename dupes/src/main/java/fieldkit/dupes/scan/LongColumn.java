package fieldkit.dupes.scan;

import java.util.Arrays;

/** A list of longs that grows by chunks, so that growing copies nothing. */
final class LongColumn {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private long[][] chunks = new long[16][];
  private int size;

  int size() {
    return size;
  }

  void add(long value) {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][size++ & (CHUNK - 1)] = value;
  }

  long get(int index) {
    return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
  }

  void set(int index, long value) {
    chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)] = value;
  }
}
