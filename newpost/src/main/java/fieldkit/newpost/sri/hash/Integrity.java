package fieldkit.newpost.sri.hash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What a browser makes of an {@code integrity} attribute, after the specification's "parse
 * metadata": unknown algorithms do not count, of the known ones only the strongest, and any of its
 * values may match.
 *
 * @param strongest the algorithm that counts, or null when no value is of a known one
 * @param digests the values of that algorithm, base64
 * @param signatures values for signature-based integrity, as they stand there
 * @param blank whether the attribute says nothing at all
 */
public record Integrity(
    @Nullable HashAlgorithm strongest,
    Set<String> digests,
    List<String> signatures,
    boolean blank) {
  private static final String ASCII_SPACES = " \t\n\f\r";
  private static final String SIGNATURE = "ed25519-";

  /** Keeps the values immutable. */
  public Integrity {
    digests = Set.copyOf(digests);
    signatures = List.copyOf(signatures);
  }

  /** Reads an attribute's value; null, where there is no attribute, is blank. */
  public static Integrity parse(@Nullable String attribute) {
    HashAlgorithm strongest = null;
    Set<String> digests = new HashSet<>();
    List<String> signatures = new ArrayList<>();
    boolean blank = true;
    StringTokenizer words = new StringTokenizer(attribute == null ? "" : attribute, ASCII_SPACES);
    while (words.hasMoreTokens()) {
      blank = false;
      String word = words.nextToken();
      if (word.toLowerCase(Locale.ROOT).startsWith(SIGNATURE)) {
        signatures.add(word);
        continue;
      }
      Optional<IntegrityValue> value = value(word);
      if (value.isEmpty()) {
        continue;
      }
      HashAlgorithm algorithm = value.get().algorithm();
      if (strongest == null || algorithm.isStrongerThan(strongest)) {
        strongest = algorithm;
        digests.clear();
      }
      if (algorithm == strongest) {
        digests.add(value.get().digest());
      }
    }
    return new Integrity(strongest, digests, signatures, blank);
  }

  /** A value, its options cut off, if its algorithm is known. */
  private static Optional<IntegrityValue> value(String word) {
    int options = word.indexOf('?');
    String expression = options < 0 ? word : word.substring(0, options);
    String[] parts = expression.split("-", -1);
    return HashAlgorithm.ofToken(parts[0])
        .map(algorithm -> new IntegrityValue(algorithm, parts.length > 1 ? parts[1] : ""));
  }

  /** Whether a browser would take content with this hash, of the algorithm that counts. */
  public boolean accepts(IntegrityValue value) {
    return value.algorithm() == strongest && digests.contains(value.digest());
  }

  /** Whether it is signatures alone, which are left to whoever signs. */
  public boolean isSignedOnly() {
    return strongest == null && !signatures.isEmpty();
  }

  /** The attribute that says this value instead, and keeps the signatures. */
  public String replacedBy(IntegrityValue value) {
    List<String> words = new ArrayList<>();
    words.add(value.text());
    words.addAll(signatures);
    return String.join(" ", words);
  }
}
