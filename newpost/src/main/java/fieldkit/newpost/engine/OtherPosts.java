package fieldkit.newpost.engine;

import java.util.List;
import java.util.Optional;

/**
 * What posts that are there already say, where the engine itself leaves names to the site.
 *
 * @param texts their texts, the best example first
 */
record OtherPosts(List<String> texts) {

  /** The value of a one-line field. */
  Optional<String> value(String key) {
    return texts.stream().flatMap(text -> ConfigLine.yaml(matter(text), key).stream()).findFirst();
  }

  /** The first of these names that a field has. */
  Optional<String> key(String... names) {
    for (String name : names) {
      if (value(name).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static String matter(String text) {
    int end = text.indexOf("\n---", 3);
    return text.startsWith("---") && end > 0 ? text.substring(0, end) : "";
  }
}
