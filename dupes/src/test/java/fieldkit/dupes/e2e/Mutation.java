package fieldkit.dupes.e2e;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Documents that were damaged a little. */
final class Mutation {
  private static final String BYTES = "0123456789-.,:{}[]\"\\/\n\u0000 eEtfnu";

  private Mutation() {}

  /** The same damage for the same seed. */
  static byte[] of(byte[] document, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] damaged = document;
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] document, SplittableRandom random) {
    int place = random.nextInt(document.length);
    int end = Math.min(document.length, place + 1 + random.nextInt(20));
    byte[] changed = document.clone();
    return switch (random.nextInt(6)) {
      case 0 -> {
        changed[place] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
        yield changed;
      }
      case 1 -> {
        changed[place] ^= (byte) (1 << random.nextInt(8));
        yield changed;
      }
      case 2 -> joined(document, place, new byte[0], end);
      case 3 -> joined(document, place, Arrays.copyOfRange(document, place, end), place);
      case 4 -> joined(document, place, anotherPart(document, random), end);
      default -> digit(changed, place, random);
    };
  }

  private static byte[] anotherPart(byte[] document, SplittableRandom random) {
    int from = random.nextInt(document.length);
    return Arrays.copyOfRange(document, from, Math.min(document.length, from + 12));
  }

  /** Another digit in the next number, which leaves the document one that can be read. */
  private static byte[] digit(byte[] document, int place, SplittableRandom random) {
    for (int i = place; i < document.length; i++) {
      if (document[i] >= '0' && document[i] <= '9') {
        document[i] = (byte) ('1' + random.nextInt(9));
        break;
      }
    }
    return document;
  }

  private static byte[] joined(byte[] document, int until, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(document, 0, until);
    out.writeBytes(middle);
    out.write(document, from, document.length - from);
    return out.size() == 0 ? document : out.toByteArray();
  }
}
