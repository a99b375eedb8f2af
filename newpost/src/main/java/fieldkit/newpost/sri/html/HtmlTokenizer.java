package fieldkit.newpost.sri.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a page as a browser's tokenizer does and stops at the start tags that are sought. It
 * knows no tree: where a picture or formula makes the meaning of a tag depend on the tree, it says
 * that it is {@link #isInDoubt}. One page, one thread.
 */
final class HtmlTokenizer {
  private final byte[] page;
  private final Dialect dialect;
  private final AttributeCursor attributes;
  private final PlainText plainText;
  private int position;
  private TagName foreign = TagName.OTHER;
  private int foreignDepth;
  private boolean doubt;

  HtmlTokenizer(byte[] page, Dialect dialect) {
    this.page = page;
    this.dialect = dialect;
    this.attributes = new AttributeCursor(page);
    this.plainText = new PlainText(page);
  }

  /** The next tag that is sought, or null at the end of the page. */
  @Nullable Tag next() {
    while (true) {
      int open = plainText.indexOf('<', position);
      if (open + 1 >= page.length) {
        doubt |= foreignDepth > 0; // a tag closed it that only the tree knows of
        return null;
      }
      Tag tag = markup(open);
      if (tag != null) {
        return tag;
      }
    }
  }

  /** Whether the tree has to be asked; known at the end of the page. */
  boolean isInDoubt() {
    return doubt;
  }

  /** The start tag at a place where a tree says that one is, or null if there is none. */
  static @Nullable Tag at(byte[] page, int open) {
    HtmlTokenizer tokenizer = new HtmlTokenizer(page, Dialect.HTML);
    boolean fits = open >= 0 && open + 1 < page.length && page[open] == '<';
    return fits && isLetter(page[open + 1]) ? tokenizer.startTag(open) : null;
  }

  private @Nullable Tag markup(int open) {
    byte kind = page[open + 1];
    if (isLetter(kind)) {
      return startTag(open);
    }
    switch (kind) {
      case '/' -> endTag(open);
      case '!' -> declaration(open);
      case '?' -> position = dialect == Dialect.XML ? behind("?>", open) : behind(">", open);
      default -> position = open + 1;
    }
    return null;
  }

  private @Nullable Tag startTag(int open) {
    int nameEnd = nameEnd(open + 1);
    TagName name = TagName.of(page, open + 1, nameEnd, dialect);
    List<Attribute> found = name.isSought() ? new ArrayList<>() : List.of();
    attributes.begin(nameEnd);
    while (attributes.next()) {
      if (name.isSought()) {
        found.add(attributes.attribute());
      }
    }
    if (!attributes.isClosed()) { // the page ends inside of the tag, which then is none
      position = page.length;
      return null;
    }
    position = attributes.position();
    int end = position;
    if (dialect == Dialect.HTML) {
      content(name);
    } else if (name == TagName.SCRIPT && !attributes.isSelfClosing()) {
      position = plainText.endOfXmlScript(end);
    }
    int contentEnd = name == TagName.SCRIPT ? position : end;
    return name.isSought() ? new Tag(name, open, end, contentEnd, found) : null;
  }

  /** Goes behind what an element holds, if that is no markup. */
  private void content(TagName name) {
    if (foreignDepth > 0) {
      foreignContent(name);
    } else if (name == TagName.SCRIPT) {
      position = plainText.endOfScript(position);
    } else if (name == TagName.PLAINTEXT) {
      position = page.length;
    } else if (name.isPlainText()) {
      position = plainText.endOf(name.text(), position);
    } else if (name.isForeign() && !attributes.isSelfClosing()) {
      foreign = name;
      foreignDepth = 1;
    }
  }

  /**
   * In pictures and formulas, which a tag may have closed that only the tree knows of, titles and
   * styles may be text or markup: that is the same where they hold no tags. The rest is for the
   * tree to tell.
   */
  private void foreignContent(TagName name) {
    if (name == foreign) {
      foreignDepth += attributes.isSelfClosing() ? 0 : 1;
    } else if (doubt) {
      return; // it cannot become more, and looking for ends again and again takes its time
    } else if (name == TagName.STYLE || name == TagName.TITLE) {
      int end = plainText.endOf(name.text(), position);
      doubt |= attributes.isSelfClosing() || plainText.indexOf('<', position) < end;
    } else if (name != TagName.OTHER) {
      doubt = true;
    }
  }

  private void endTag(int open) {
    if (open + 2 < page.length && !isLetter(page[open + 2])) {
      position = behind(">", open);
      return;
    }
    int nameEnd = nameEnd(open + 2);
    attributes.begin(nameEnd);
    while (attributes.next()) {
      // end tags may have attributes, which mean nothing but may hold angle brackets
    }
    position = attributes.isClosed() ? attributes.position() : page.length;
    if (foreignDepth > 0) {
      TagName name = TagName.of(page, open + 2, nameEnd, dialect);
      foreignDepth -= name == foreign ? 1 : 0;
      doubt |= name.isForeign() && name != foreign;
    }
  }

  private void declaration(int open) {
    if (plainText.startsWith("<!--", open)) {
      position =
          dialect == Dialect.XML ? behind("-->", open + 4) : plainText.endOfComment(open + 4);
    } else if (dialect == Dialect.XML) {
      position = xmlDeclaration(open);
    } else {
      doubt |= foreignDepth > 0 && plainText.startsWith("<![CDATA[", open);
      position = behind(">", open);
    }
  }

  private int xmlDeclaration(int open) {
    if (plainText.startsWith("<![CDATA[", open)) {
      return behind("]]>", open);
    }
    int end = behind(">", open);
    int subset = open;
    while (subset < end && page[subset] != '[') {
      subset++;
    }
    return subset < end ? behind(">", behind("]", subset)) : end;
  }

  private int behind(String text, int from) {
    return plainText.behind(text, from);
  }

  private int nameEnd(int from) {
    int at = from;
    while (at < page.length
        && page[at] != '>'
        && page[at] != '/'
        && !AttributeCursor.isSpace(page[at])) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
