package fieldkit.newpost.sri.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The tags that matter as a parser finds them that builds the whole tree, for pages on which that
 * makes a difference. Slower by far than {@link HtmlTokenizer}.
 */
final class TreeTags {
  private TreeTags() {}

  static List<Tag> of(byte[] page) {
    // one character a byte, so that its positions are ours
    String text = new String(page, StandardCharsets.ISO_8859_1);
    Document tree = Parser.htmlParser().setTrackPosition(true).parseInput(text, "");
    List<Tag> tags = new ArrayList<>();
    for (Element element : tree.select("script, link, base")) {
      boolean isHtml = Parser.NamespaceHtml.equals(element.tag().namespace());
      if (isHtml && element.sourceRange().isTracked()) {
        Tag tag = HtmlTokenizer.at(page, element.sourceRange().startPos());
        if (tag != null && element.normalName().equals(tag.name().text())) {
          tags.add(tag);
        }
      }
    }
    tags.sort(Comparator.comparingInt(Tag::start));
    return tags;
  }
}
