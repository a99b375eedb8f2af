package fieldkit.newpost.sri.html;

import fieldkit.common.io.RawText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What a page's bytes mean, as far as a browser told nothing by the server would find out: a byte
 * order mark, or what the first kilobyte declares.
 */
public final class PageEncoding {
  private static final int DECLARED_WITHIN = 1024;
  private static final Pattern DECLARATION =
      Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]+)");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final byte[] page;

  /** The encoding of this page, looked for only when it matters. */
  public PageEncoding(byte[] page) {
    this.page = page; // not changed by anyone
  }

  /** Whether markup can be found in the bytes at all. */
  public boolean isReadable() {
    if (page.length >= 2) {
      int mark = ((page[0] & 0xFF) << 8) | (page[1] & 0xFF);
      if (mark == 0xFEFF || mark == 0xFFFE) { // UTF-16
        return false;
      }
    }
    // ISO-2022-JP writes Japanese with the bytes of ASCII
    return !head().contains("2022") || !declared().contains("2022");
  }

  /** An attribute's value as the page's author meant it. */
  public String value(Attribute attribute) {
    int length = attribute.valueEnd() - attribute.valueStart();
    String text = new String(page, attribute.valueStart(), length, StandardCharsets.ISO_8859_1);
    if (!isAscii(attribute)) {
      text = new String(page, attribute.valueStart(), length, charset());
    }
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
  }

  private boolean isAscii(Attribute attribute) {
    for (int i = attribute.valueStart(); i < attribute.valueEnd(); i++) {
      if (page[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private Charset charset() {
    String name = declared();
    if (!name.isEmpty() && !hasUtf8Mark()) {
      return forName(name);
    }
    return hasUtf8Mark() || RawText.isUtf8(page) ? StandardCharsets.UTF_8 : WINDOWS_1252;
  }

  private static Charset forName(String name) {
    try {
      Charset charset = Charset.forName(name);
      boolean latin = charset.equals(StandardCharsets.ISO_8859_1);
      boolean wide = charset.name().startsWith("UTF-16"); // a page that can say so is not
      return latin ? WINDOWS_1252 : wide ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private boolean hasUtf8Mark() {
    return page.length >= 3
        && page[0] == (byte) 0xEF
        && page[1] == (byte) 0xBB
        && page[2] == (byte) 0xBF;
  }

  private String declared() {
    Matcher matcher = DECLARATION.matcher(head().toLowerCase(Locale.ROOT));
    return matcher.find() ? matcher.group(1) : "";
  }

  private String head() {
    int length = Math.min(page.length, DECLARED_WITHIN);
    return new String(page, 0, length, StandardCharsets.ISO_8859_1);
  }
}
