package fieldkit.newpost.sri.site;

import java.util.List;

/**
 * What the relative URLs of a page begin with.
 *
 * @param origin {@code https://example.org}; empty for a site whose own is not known
 * @param folder the names of the folders on the way, still with their percent signs
 */
public record BaseUrl(String origin, List<String> folder) {

  /** Keeps the names immutable. */
  public BaseUrl {
    folder = List.copyOf(folder);
  }
}
