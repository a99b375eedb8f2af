package fieldkit.newpost.sri.html;

import java.util.ArrayList;
import java.util.List;

/** Finds the script, link and base tags of a page. */
public final class PageTags {
  private PageTags() {}

  /** The tags in the order of the page. */
  public static List<Tag> of(byte[] page, Dialect dialect) {
    HtmlTokenizer tokenizer = new HtmlTokenizer(page, dialect);
    List<Tag> tags = new ArrayList<>();
    for (Tag tag = tokenizer.next(); tag != null; tag = tokenizer.next()) {
      tags.add(tag);
    }
    return dialect == Dialect.HTML && tokenizer.isInDoubt() ? TreeTags.of(page) : tags;
  }
}
