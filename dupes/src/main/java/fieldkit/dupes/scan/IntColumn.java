package fieldkit.dupes.scan;

import java.util.Arrays;

/** A list of ints that grows by chunks, so that growing copies nothing. */
final class IntColumn {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private int[][] chunks = new int[16][];
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[CHUNK];
    }
    chunks[chunk][size++ & (CHUNK - 1)] = value;
  }

  int get(int index) {
    return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
  }

  void set(int index, int value) {
    chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)] = value;
  }
}
