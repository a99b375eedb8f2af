package fieldkit.newpost.site;

import fieldkit.common.cli.CommandFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The categories or tags that posts of a site have, and how many posts have each. */
public final class KnownWords {
  private KnownWords() {}

  /** All categories, by name. */
  public static Map<String, Integer> categories(Posts posts) throws CommandFault {
    return count(posts.all((_, _) -> {}), Post::categories);
  }

  /** All words some posts have. */
  public static Map<String, Integer> count(List<Post> posts, Function<Post, List<String>> wordsOf) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Post post : posts) {
      for (String word : wordsOf.apply(post)) {
        int _ = counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }
}
