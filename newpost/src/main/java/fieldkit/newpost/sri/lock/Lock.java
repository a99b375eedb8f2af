package fieldkit.newpost.sri.lock;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.hash.Integrity;
import fieldkit.newpost.sri.hash.IntegrityValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lock file says: one line a URL, sorted, so that a merge or a review of it is easy. Its
 * last line is {@code end}, which a truncated one lacks.
 *
 * <pre>
 * newpost-sri-lock 1
 * https://cdn.example/a.js cors sha256-... sha384-... sha512-...
 * end
 * </pre>
 */
public record Lock(SortedMap<String, Pin> pins) {
  private static final String FIRST_LINE = "newpost-sri-lock 1";
  private static final String LAST_LINE = "end";
  private static final String SHARED = "cors";
  private static final String NOT_SHARED = "no-cors";
  private static final int FIELDS = 2 + HashAlgorithm.values().length;

  /** The text is no lock file; the message says where and why. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, String what) {
      super("line %d: %s".formatted(line, what));
    }
  }

  /** Reads a lock file's text. */
  public static Lock parse(String text) throws MalformedException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw new MalformedException(1, "is not '" + FIRST_LINE + "'");
    }
    if (lines.size() == 1 || !lines.getLast().equals(LAST_LINE)) {
      throw new MalformedException(lines.size(), "the last line is not 'end': it is truncated");
    }
    SortedMap<String, Pin> pins = new TreeMap<>();
    for (int i = 1; i < lines.size() - 1; i++) {
      String[] fields = lines.get(i).split(" ", -1);
      if (pins.put(fields[0], pin(fields, i + 1)) != null) {
        throw new MalformedException(i + 1, "the same URL once more");
      }
    }
    return new Lock(pins);
  }

  private static Pin pin(String[] fields, int line) throws MalformedException {
    if (fields.length != FIELDS || !fields[0].matches("https?://[!-~]+")) {
      throw new MalformedException(line, "is not a URL, cors or no-cors, and three hashes");
    }
    if (!fields[1].equals(SHARED) && !fields[1].equals(NOT_SHARED)) {
      throw new MalformedException(line, "the second word is neither cors nor no-cors");
    }
    Map<HashAlgorithm, String> digests = new EnumMap<>(HashAlgorithm.class);
    int field = 2;
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      digests.put(algorithm, digest(algorithm, fields[field], line));
      field++;
    }
    return new Pin(fields[1].equals(SHARED), digests);
  }

  private static String digest(HashAlgorithm algorithm, String field, int line)
      throws MalformedException {
    Integrity value = Integrity.parse(field);
    String digest = value.digests().stream().findFirst().orElse("");
    boolean whole =
        value.strongest() == algorithm
            && field.equals(new IntegrityValue(algorithm, digest).text())
            && digest.length() == algorithm.base64Length()
            && digest.matches("[A-Za-z0-9+/]+={0,2}");
    if (!whole) {
      throw new MalformedException(line, "there is no whole %s hash".formatted(algorithm.token()));
    }
    return digest;
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    pins.forEach((url, pin) -> {
      text.append(url).append(' ').append(pin.shared() ? SHARED : NOT_SHARED);
      for (HashAlgorithm algorithm : HashAlgorithm.values()) {
        text.append(' ').append(pin.value(algorithm).text());
      }
      text.append('\n');
    });
    return text.append(LAST_LINE).append('\n').toString();
  }
}
