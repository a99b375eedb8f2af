package fieldkit.newpost.sri.importmap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An import map's text, with the places where its integrity section is or would be. Places count
 * bytes from the text's beginning.
 *
 * @param addresses the URLs modules are imported from, as they are written; without those of whole
 *     folders and those that browsers do not take
 * @param integrity the section's values by their URLs, as they are written
 * @param top the outermost object
 * @param section the integrity section, or null where there is none
 */
public record ImportMap(
    List<String> addresses, Map<String, Value> integrity, Place top, @Nullable Place section) {

  /** Keeps the collections immutable, and in an order of their own. */
  public ImportMap {
    addresses = addresses.stream().distinct().toList();
    integrity = Collections.unmodifiableMap(new TreeMap<>(integrity));
  }

  /**
   * A text value.
   *
   * @param start its first quote
   * @param end behind its last quote
   */
  public record Value(String text, int start, int end) {}

  /**
   * Where something can be added to an object.
   *
   * @param start behind its brace
   * @param firstName where its first name begins; {@code start} in an empty one
   * @param lastEnd behind its last value; {@code start} in an empty one
   */
  public record Place(int start, int firstName, int lastEnd) {
    boolean isEmpty() {
      return lastEnd == start;
    }
  }

  /** Whether browsers take this text for the URL of a module. */
  static boolean isUrl(String text) {
    return text.startsWith("/")
        || text.startsWith("./")
        || text.startsWith("../")
        || text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
  }
}
