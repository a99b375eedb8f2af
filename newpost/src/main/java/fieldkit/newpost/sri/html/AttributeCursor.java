package fieldkit.newpost.sri.html;

/**
 * Goes through the attributes of a tag as a browser's tokenizer does: whatever is malformed has the
 * meaning it has there. Reused for tag after tag.
 */
final class AttributeCursor {
  private final byte[] page;
  private int position;
  private boolean closed;
  private boolean selfClosing;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private boolean quoted;

  AttributeCursor(byte[] page) {
    this.page = page;
  }

  /** Begins behind a tag's name. */
  void begin(int behindName) {
    position = behindName;
    closed = false;
    selfClosing = false;
  }

  /** Goes to the next attribute, and tells whether there is one. */
  boolean next() {
    int slash = -1;
    while (position < page.length && (isSpace(page[position]) || page[position] == '/')) {
      if (page[position] == '/') {
        slash = position;
      }
      position++;
    }
    if (position >= page.length) {
      return false;
    }
    if (page[position] == '>') {
      close(slash == position - 1);
      return false;
    }
    name();
    return value();
  }

  private void close(boolean bySlash) {
    selfClosing = bySlash;
    closed = true;
    position++;
  }

  private void name() {
    nameStart = position;
    position++; // whatever it is, even an equals sign
    while (position < page.length && !endsName(page[position])) {
      position++;
    }
    nameEnd = position;
    quoted = false;
  }

  /** Reads what may follow the name; tells whether it ended before the page did. */
  private boolean value() {
    int equals = skipSpaces(nameEnd);
    if (equals >= page.length || page[equals] != '=') {
      valueStart = nameEnd;
      valueEnd = nameEnd;
      return nameEnd < page.length;
    }
    position = skipSpaces(equals + 1);
    if (position >= page.length) {
      return false;
    }
    byte first = page[position];
    if (first == '"' || first == '\'') {
      quotedValue(first);
    } else {
      bareValue(equals);
    }
    return position < page.length;
  }

  private void quotedValue(byte quote) {
    quoted = true;
    valueStart = position + 1;
    position = valueStart;
    while (position < page.length && page[position] != quote) {
      position++;
    }
    valueEnd = position;
    position++;
  }

  private void bareValue(int equals) {
    valueStart = position;
    while (position < page.length && page[position] != '>' && !isSpace(page[position])) {
      position++;
    }
    valueEnd = position;
    if (valueStart == valueEnd) { // name=> has no value; the spaces before > are no part of it
      valueStart = equals + 1;
      valueEnd = valueStart;
      position = valueStart;
    }
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < page.length && isSpace(page[at])) {
      at++;
    }
    return at;
  }

  /** The attribute it went to. */
  Attribute attribute() {
    return new Attribute(nameStart, nameEnd, valueStart, valueEnd, position, quoted);
  }

  /** Whether the tag had an end. */
  boolean isClosed() {
    return closed;
  }

  /** Whether the tag ended with a slash. */
  boolean isSelfClosing() {
    return selfClosing;
  }

  /** Behind the tag, once it is closed. */
  int position() {
    return position;
  }

  private static boolean endsName(byte b) {
    return b == '=' || b == '>' || b == '/' || isSpace(b);
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
  }
}
