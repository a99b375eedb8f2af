package fieldkit.newpost.sri.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start tag.
 *
 * @param name which element it begins
 * @param start its angle bracket
 * @param end behind it
 * @param contentEnd behind a script's text, {@code end} for all others
 * @param attributes in their order; of two of the same name the first counts
 */
public record Tag(TagName name, int start, int end, int contentEnd, List<Attribute> attributes) {

  /** Keeps the attributes immutable. */
  public Tag {
    attributes = List.copyOf(attributes);
  }

  /** The attribute of this name, written in lower case, or null. */
  public @Nullable Attribute find(byte[] page, String wanted) {
    for (Attribute attribute : attributes) {
      if (isNamed(page, attribute, wanted)) {
        return attribute;
      }
    }
    return null;
  }

  static boolean isNamed(byte[] page, Attribute attribute, String wanted) {
    if (attribute.nameEnd() - attribute.nameStart() != wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (lower(page[attribute.nameStart() + i]) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }
}
