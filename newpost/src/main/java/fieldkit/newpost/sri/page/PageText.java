package fieldkit.newpost.sri.page;

import fieldkit.newpost.sri.html.Attribute;
import fieldkit.newpost.sri.html.Dialect;
import fieldkit.newpost.sri.html.PageEncoding;
import fieldkit.newpost.sri.html.PageTags;
import fieldkit.newpost.sri.html.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page's bytes and the tags in them. */
final class PageText {
  private final byte[] bytes;
  private final Dialect dialect;
  private final PageEncoding encoding;
  private final List<Tag> tags;
  private int counted;
  private int line = 1;

  PageText(byte[] bytes, Dialect dialect) {
    this.bytes = bytes; // handed over: nobody else has them
    this.dialect = dialect;
    this.encoding = new PageEncoding(bytes);
    this.tags = encoding.isReadable() ? PageTags.of(bytes, dialect) : List.of();
  }

  boolean isReadable() {
    return encoding.isReadable();
  }

  byte[] bytes() {
    return bytes;
  }

  Dialect dialect() {
    return dialect;
  }

  List<Tag> tags() {
    return tags;
  }

  /** An attribute's value, or null if the tag has none of this name. */
  @Nullable String value(Tag tag, String name) {
    Attribute attribute = tag.find(bytes, name);
    return attribute == null ? null : encoding.value(attribute);
  }

  boolean has(Tag tag, String name) {
    return tag.find(bytes, name) != null;
  }

  byte[] content(Tag tag) {
    return Arrays.copyOfRange(bytes, tag.end(), tag.contentEnd());
  }

  /** The number of the line that a byte is in, which lies behind those asked for before. */
  int line(int position) {
    while (counted < position) {
      if (bytes[counted] == '\n' || (bytes[counted] == '\r' && bytes[counted + 1] != '\n')) {
        line++;
      }
      counted++;
    }
    return line;
  }
}
