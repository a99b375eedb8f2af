package fieldkit.blocksync.testing;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Pairs of contents that are alike in one of the ways that devices are. */
public final class Similar {
  private static final int PAGE = 4096;

  private Similar() {}

  /** Two contents of one length: what is to be, and what is. */
  public static final class Pair {
    private final byte[] source;
    private final byte[] target;

    private Pair(byte[] source, byte[] target) {
      this.source = source;
      this.target = target;
    }

    /** What the source holds; not a copy. */
    public byte[] source() {
      return source;
    }

    /** What the target holds; not a copy. */
    public byte[] target() {
      return target;
    }
  }

  /** A pair of that many bytes. */
  public static Pair pair(RandomGenerator random, int size) {
    byte[] target = content(random, size);
    byte[] source = target.clone();
    switch (random.nextInt(7)) {
      case 0 -> source = content(random, size);
      case 1 -> scatter(random, source, 1 + random.nextInt(5), 1);
      case 2 -> scatter(random, source, random.nextInt(20), PAGE);
      case 3 -> Arrays.fill(target, (byte) 0);
      case 4 -> zeroSome(random, source);
      case 5 -> zeroSome(random, target);
      default -> {}
    }
    return new Pair(source, target);
  }

  private static byte[] content(RandomGenerator random, int size) {
    byte[] content = new byte[size];
    if (random.nextInt(4) > 0) {
      random.nextBytes(content);
    }
    if (random.nextBoolean()) {
      zeroSome(random, content);
    }
    return content;
  }

  /** Changes some places. */
  public static void scatter(RandomGenerator random, byte[] content, int places, int length) {
    for (int i = 0; i < places && content.length > 0; i++) {
      int at = random.nextInt(content.length);
      for (int j = at; j < Math.min(at + length, content.length); j++) {
        content[j] = (byte) random.nextInt();
      }
    }
  }

  private static void zeroSome(RandomGenerator random, byte[] content) {
    for (int i = 0; i < 4 && content.length > 0; i++) {
      int at = random.nextInt(content.length);
      int to = Math.min(content.length, at + random.nextInt(1 << random.nextInt(1, 18)));
      Arrays.fill(content, at, to, (byte) 0);
    }
  }
}
