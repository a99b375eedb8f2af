package fieldkit.newpost.sri.html;

/** Where text ends that is no markup: comments, scripts, styles and their like. */
final class PlainText {
  private final byte[] page;

  PlainText(byte[] page) {
    this.page = page;
  }

  /** The first place of a byte, the page's end if it does not come any more. */
  int indexOf(char wanted, int from) {
    byte[] bytes = page; // a local array is what the compiler checks only once
    int at = from;
    while (at < bytes.length && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** Behind the first place of a text, the page's end if it does not come any more. */
  int behind(String text, int from) {
    int at = from;
    while (true) {
      at = indexOf(text.charAt(0), at);
      if (at >= page.length) {
        return page.length;
      }
      if (startsWith(text, at)) {
        return at + text.length();
      }
      at++;
    }
  }

  boolean startsWith(String text, int at) {
    if (page.length - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (page[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Behind a comment whose text begins here: it may end at once, and in two ways. */
  int endOfComment(int from) {
    if (startsWith(">", from)) {
      return from + 1;
    }
    if (startsWith("->", from)) {
      return from + 2;
    }
    int at = from;
    while (at < page.length) {
      at = indexOf('-', at);
      if (startsWith("-->", at)) {
        return at + 3;
      }
      if (startsWith("--!>", at)) {
        return at + 4;
      }
      at++;
    }
    return page.length;
  }

  /** Where the end tag of this name is, the page's end if it does not come any more. */
  int endOf(String name, int from) {
    int at = indexOf('<', from);
    while (at < page.length && !isTag("</", name, at)) {
      at = indexOf('<', at + 1);
    }
    return at;
  }

  /**
   * Where the end tag of a script is. Inside of {@code <!-- -->} a script may hold a script with
   * its end tag: the specification's "script data escaped" and "double escaped" states.
   */
  int endOfScript(int from) {
    boolean escaped = false;
    boolean twice = false;
    for (int at = from; at < page.length; at++) {
      if (page[at] == '<') {
        if (!twice && isTag("</", "script", at)) {
          return at;
        }
        if (!escaped && startsWith("<!--", at)) {
          escaped = true;
          at++; // the dashes may belong to its end as well
        } else if (escaped && isTag(twice ? "</" : "<", "script", at)) {
          twice = !twice;
        }
      } else if (escaped && page[at] == '-' && startsWith("-->", at)) {
        escaped = false;
        twice = false;
      }
    }
    return page.length;
  }

  /** Where a script ends in XML, where it holds characters and CDATA sections. */
  int endOfXmlScript(int from) {
    int at = indexOf('<', from);
    while (at < page.length && !isTag("</", "script", at)) {
      at = startsWith("<![CDATA[", at) ? indexOf('<', behind("]]>", at)) : indexOf('<', at + 1);
    }
    return at;
  }

  private boolean isTag(String bracket, String name, int at) {
    int end = at + bracket.length() + name.length();
    if (end >= page.length || !startsWith(bracket, at)) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Tag.lower(page[at + bracket.length() + i]) != name.charAt(i)) {
        return false;
      }
    }
    byte next = page[end];
    return next == '>' || next == '/' || AttributeCursor.isSpace(next);
  }
}
