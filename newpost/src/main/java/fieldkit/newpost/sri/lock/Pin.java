package fieldkit.newpost.sri.lock;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.hash.IntegrityValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a URL served when it was pinned.
 *
 * @param shared whether its server lets pages of other origins look at it, which integrity needs
 * @param digests its hash by each algorithm
 */
public record Pin(boolean shared, Map<HashAlgorithm, String> digests) {

  /** Keeps the hashes immutable. */
  public Pin {
    digests = Map.copyOf(digests);
  }

  /** The pin of some content. */
  public static Pin of(byte[] content, boolean shared) {
    Map<HashAlgorithm, String> digests = new EnumMap<>(HashAlgorithm.class);
    Arrays.stream(HashAlgorithm.values())
        .map(one -> IntegrityValue.of(one, one.newDigest().digest(content)))
        .forEach(value -> digests.put(value.algorithm(), value.digest()));
    return new Pin(shared, digests);
  }

  /** The hash by one algorithm. */
  public IntegrityValue value(HashAlgorithm algorithm) {
    return new IntegrityValue(algorithm, digests.getOrDefault(algorithm, ""));
  }

  /** Whether it is the same content. */
  public boolean isSameContent(Pin other) {
    return digests.equals(other.digests);
  }
}
