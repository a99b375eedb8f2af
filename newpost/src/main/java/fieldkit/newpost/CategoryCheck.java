package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.site.KnownWords;
import fieldkit.newpost.site.NearWord;
import fieldkit.newpost.site.Posts;
import fieldkit.newpost.site.Site;
import java.util.List;
import java.util.Set;

/** Refuses categories that no post has, where that is wanted. */
final class CategoryCheck {
  private final Site site;
  private final PostFiles files;

  CategoryCheck(Site site, PostFiles files) {
    this.site = site;
    this.files = files;
  }

  void check(List<String> categories, boolean strict) throws CommandFault {
    if (!strict || categories.isEmpty()) {
      return;
    }
    Set<String> known = KnownWords.categories(new Posts(site, files)).keySet();
    for (String category : categories) {
      if (!known.contains(category)) {
        throw new CommandFault(
            ExitStatus.REFUSED,
            category + ": no post has this category yet",
            NearWord.of(category, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("known: " + String.join(", ", known)),
            null);
      }
    }
  }
}
