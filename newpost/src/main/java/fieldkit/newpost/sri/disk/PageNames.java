package fieldkit.newpost.sri.disk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Which files are pages, by the ends of their names. */
final class PageNames {
  private PageNames() {}

  static boolean isPage(byte[] name) {
    String text = lower(name);
    return text.endsWith(".html") || text.endsWith(".htm") || text.endsWith(".xhtml");
  }

  static boolean isXml(byte[] name) {
    return lower(name).endsWith(".xhtml");
  }

  private static String lower(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
