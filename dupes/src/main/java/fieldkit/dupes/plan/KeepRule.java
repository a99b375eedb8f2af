package fieldkit.dupes.plan;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One reason to keep a file rather than another.
 *
 * @param word how the user writes it, and how a plan names it
 * @param order the file to be kept first
 */
record KeepRule(String word, Comparator<KnownFile> order) {
  private static final String MATCHING = "re:";
  private static final String NOT_MATCHING = "not-re:";

  /** All words there are, for messages. */
  static final String WORDS =
      "path, newest, oldest, shallow, deep, shortest, longest, name, most-links, re:REGEX,"
          + " not-re:REGEX";

  static KeepRule of(String word) {
    return new KeepRule(word, order(word));
  }

  private static Comparator<KnownFile> order(String word) {
    Comparator<KnownFile> byTime = Comparator.comparingLong(file -> file.identity().modified());
    Comparator<KnownFile> byDepth = Comparator.comparingInt(KeepRule::depth);
    Comparator<KnownFile> byLength = Comparator.comparingInt(file -> file.path().length());
    return switch (word) {
      case "path" -> Comparator.comparingInt(KnownFile::rank);
      case "newest" -> byTime.reversed();
      case "oldest" -> byTime;
      case "shallow" -> byDepth;
      case "deep" -> byDepth.reversed();
      case "shortest" -> byLength;
      case "longest" -> byLength.reversed();
      case "name" -> Comparator.comparing(KnownFile::path);
      case "most-links" -> Comparator.comparingInt(KnownFile::links).reversed();
      default -> byPattern(word);
    };
  }

  private static int depth(KnownFile file) {
    int slashes = 0;
    for (byte one : file.path().toBytes()) {
      slashes += one == '/' ? 1 : 0;
    }
    return slashes;
  }

  private static Comparator<KnownFile> byPattern(String word) {
    if (word.startsWith(MATCHING)) {
      return matchingFirst(pattern(word.substring(MATCHING.length())));
    }
    if (word.startsWith(NOT_MATCHING)) {
      return matchingFirst(pattern(word.substring(NOT_MATCHING.length()))).reversed();
    }
    throw new IllegalArgumentException("'%s' is not one of %s".formatted(word, WORDS));
  }

  private static Comparator<KnownFile> matchingFirst(Pattern pattern) {
    return Comparator.comparingInt(file -> pattern.matcher(file.path().text()).find() ? 0 : 1);
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s".formatted(regex, e.getDescription()), e);
    }
  }
}
