package fieldkit.newpost.sri.html;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The elements that matter here, or that change how what follows them is read. */
public enum TagName {
  SCRIPT,
  LINK,
  BASE,
  /** Those whose content is text up to their end tag. */
  STYLE,
  TITLE,
  TEXTAREA,
  XMP,
  IFRAME,
  NOEMBED,
  NOFRAMES,
  /** After it there is no markup any more. */
  PLAINTEXT,
  SVG,
  MATH,
  OTHER;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 9;
  private static final Map<String, TagName> BY_NAME =
      Map.ofEntries(
          Map.entry("script", SCRIPT),
          Map.entry("link", LINK),
          Map.entry("base", BASE),
          Map.entry("style", STYLE),
          Map.entry("title", TITLE),
          Map.entry("textarea", TEXTAREA),
          Map.entry("xmp", XMP),
          Map.entry("iframe", IFRAME),
          Map.entry("noembed", NOEMBED),
          Map.entry("noframes", NOFRAMES),
          Map.entry("plaintext", PLAINTEXT),
          Map.entry("svg", SVG),
          Map.entry("math", MATH));

  /** The name in these bytes. XML tells upper and lower case apart. */
  static TagName of(byte[] page, int start, int end, Dialect dialect) {
    int length = end - start;
    if (length < SHORTEST || length > LONGEST || !mayBegin(page[start])) {
      return OTHER;
    }
    String name = new String(page, start, length, StandardCharsets.ISO_8859_1);
    return BY_NAME.getOrDefault(
        dialect == Dialect.XML ? name : name.toLowerCase(Locale.ROOT), OTHER);
  }

  /** Most tags of a page are none of these, and are told by their first letter. */
  private static boolean mayBegin(byte letter) {
    return switch (letter | 0x20) {
      case 'b', 'i', 'l', 'm', 'n', 'p', 's', 't', 'x' -> true;
      default -> false;
    };
  }

  /** Whether its tags are what is looked for. */
  boolean isSought() {
    return this == SCRIPT || this == LINK || this == BASE;
  }

  /** Whether its content is text, in which nothing is a tag but its own end. */
  boolean isPlainText() {
    return switch (this) {
      case STYLE, TITLE, TEXTAREA, XMP, IFRAME, NOEMBED, NOFRAMES -> true;
      default -> false;
    };
  }

  /** Whether pictures and formulas begin here, where tags mean something else. */
  boolean isForeign() {
    return this == SVG || this == MATH;
  }

  /** The name as pages write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
