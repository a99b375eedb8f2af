package fieldkit.blocksync.digest;

import static fieldkit.blocksync.digest.Xxh3Mixing.avalanche;
import static fieldkit.blocksync.digest.Xxh3Mixing.fold;
import static fieldkit.blocksync.digest.Xxh3Mixing.halves;

/**
 * XXH3-128 of more than 240 bytes. Stripes of 8 words are added to 8 accumulators, which are
 * scrambled after each block of 16 stripes; the last stripe ends with the input, and may overlap
 * the one before.
 *
 * <p>The words are copied into an array first. That costs a tenth of the time, and makes the code
 * of the JVM's first compiler, which a short run spends much of its time in, three times as fast.
 */
final class Xxh3Long {
  private static final int STRIPE = 8;
  private static final int STRIPE_BYTES = STRIPE * Long.BYTES;
  private static final int BLOCK_STRIPES = 16;
  private static final int CHUNK_STRIPES = 4 * BLOCK_STRIPES; // a page

  // where in the secret each step's words begin, xxhash.h
  private static final int LAST_STRIPE = Xxh3Secret.BYTES - STRIPE_BYTES - 7;
  private static final int LOW = 11;
  private static final int HIGH = Xxh3Secret.BYTES - STRIPE_BYTES - 11;

  private final long[] keys;
  private final long[] lastKeys;
  private final long[] lowKeys;
  private final long[] highKeys;
  private final long[] chunk = new long[CHUNK_STRIPES * STRIPE];
  private final long[] sums = new long[STRIPE];

  Xxh3Long(long seed) {
    Xxh3Secret secret = Xxh3Secret.of(seed);
    keys = secret.words(0, Xxh3Secret.BYTES / Long.BYTES);
    lastKeys = secret.words(LAST_STRIPE, STRIPE);
    lowKeys = secret.words(LOW, STRIPE);
    highKeys = secret.words(HIGH, STRIPE);
  }

  void hash(Xxh3Input input, int from, int length, long[] digests, int index) {
    begin();
    int stripes = (length - 1) / STRIPE_BYTES;
    for (int done = 0; done < stripes; done += CHUNK_STRIPES) {
      int count = Math.min(CHUNK_STRIPES, stripes - done);
      input.words().get((from + done * STRIPE_BYTES) / Long.BYTES, chunk, 0, count * STRIPE);
      addBlocks(count);
    }
    addLast(input, from + length - STRIPE_BYTES);
    digests[index] = merge(~(length * Xxh3Mixing.PRIME64_2), highKeys);
    digests[index + 1] = merge(length * Xxh3Mixing.PRIME64_1, lowKeys);
  }

  private void begin() {
    sums[0] = Xxh3Mixing.PRIME32_3;
    sums[1] = Xxh3Mixing.PRIME64_1;
    sums[2] = Xxh3Mixing.PRIME64_2;
    sums[3] = Xxh3Mixing.PRIME64_3;
    sums[4] = Xxh3Mixing.PRIME64_4;
    sums[5] = Xxh3Mixing.PRIME32_2;
    sums[6] = Xxh3Mixing.PRIME64_5;
    sums[7] = Xxh3Mixing.PRIME32_1;
  }

  private void addBlocks(int stripes) {
    for (int done = 0; done < stripes; done += BLOCK_STRIPES) {
      add(chunk, done * STRIPE, Math.min(BLOCK_STRIPES, stripes - done), keys, sums);
    }
  }

  private void addLast(Xxh3Input input, int from) {
    for (int i = 0; i < STRIPE; i++) {
      chunk[i] = input.word(from + i * Long.BYTES);
    }
    add(chunk, 0, 1, lastKeys, sums);
  }

  /**
   * Adds stripes to the sums, and scrambles them if that ends a block. All that takes time is in
   * this one method, without calls and with the sums in registers; it is too long to be compiled
   * into its callers a second time.
   */
  private static void add(long[] words, int from, int stripes, long[] keys, long[] sums) {
    long s0 = sums[0];
    long s1 = sums[1];
    long s2 = sums[2];
    long s3 = sums[3];
    long s4 = sums[4];
    long s5 = sums[5];
    long s6 = sums[6];
    long s7 = sums[7];
    int at = from;
    for (int i = 0; i < stripes; i++) {
      long w0 = words[at];
      long w1 = words[at + 1];
      long w2 = words[at + 2];
      long w3 = words[at + 3];
      long w4 = words[at + 4];
      long w5 = words[at + 5];
      long w6 = words[at + 6];
      long w7 = words[at + 7];
      s0 += w1 + halves(w0 ^ keys[i]);
      s1 += w0 + halves(w1 ^ keys[i + 1]);
      s2 += w3 + halves(w2 ^ keys[i + 2]);
      s3 += w2 + halves(w3 ^ keys[i + 3]);
      s4 += w5 + halves(w4 ^ keys[i + 4]);
      s5 += w4 + halves(w5 ^ keys[i + 5]);
      s6 += w7 + halves(w6 ^ keys[i + 6]);
      s7 += w6 + halves(w7 ^ keys[i + 7]);
      at += STRIPE;
    }
    if (stripes == BLOCK_STRIPES) {
      s0 = scrambled(s0, keys[BLOCK_STRIPES]);
      s1 = scrambled(s1, keys[BLOCK_STRIPES + 1]);
      s2 = scrambled(s2, keys[BLOCK_STRIPES + 2]);
      s3 = scrambled(s3, keys[BLOCK_STRIPES + 3]);
      s4 = scrambled(s4, keys[BLOCK_STRIPES + 4]);
      s5 = scrambled(s5, keys[BLOCK_STRIPES + 5]);
      s6 = scrambled(s6, keys[BLOCK_STRIPES + 6]);
      s7 = scrambled(s7, keys[BLOCK_STRIPES + 7]);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }

  private static long scrambled(long sum, long key) {
    return (sum ^ (sum >>> 47) ^ key) * Xxh3Mixing.PRIME32_1;
  }

  private long merge(long start, long[] keys) {
    return avalanche(
        start
            + fold(sums[0] ^ keys[0], sums[1] ^ keys[1])
            + fold(sums[2] ^ keys[2], sums[3] ^ keys[3])
            + fold(sums[4] ^ keys[4], sums[5] ^ keys[5])
            + fold(sums[6] ^ keys[6], sums[7] ^ keys[7]));
  }
}
