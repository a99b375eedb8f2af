package fieldkit.newpost.sri.site;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a server serves.
 *
 * @param root the folder, without symbolic links
 * @param rootKnown whether it is where URLs that begin with a slash begin; otherwise the root of
 *     the file system stands in for it, for relative URLs alone
 * @param address what its URLs begin with; without an origin if that is not known
 */
public record Site(RawPath root, boolean rootKnown, BaseUrl address) {

  /** The base of a page's URLs before the page says another, from its names below the root. */
  public BaseUrl baseOf(List<String> foldersBelowRoot) {
    List<String> folder = new ArrayList<>(address.folder());
    foldersBelowRoot.forEach(name -> folder.add(encoded(name)));
    return new BaseUrl(address.origin(), folder);
  }

  /** What a URL of a page leads to. */
  public Reference find(String written, BaseUrl base) {
    Url url = Url.parse(written, base);
    if (url == null) {
      return new Reference.None();
    }
    if (!url.origin().equals(address.origin())) {
      return new Reference.Remote(url.text());
    }
    if (url.fromTop() && !rootKnown) {
      return new Reference.Unknown("begins with a slash: tell the site's root with --root");
    }
    List<String> names = url.climbs() ? null : belowAddress(url.path());
    if (names == null) {
      return new Reference.Unknown("leads out of the site's root");
    }
    return file(names);
  }

  private @Nullable List<String> belowAddress(List<String> path) {
    int depth = address.folder().size();
    boolean below = path.size() > depth && path.subList(0, depth).equals(address.folder());
    return below ? path.subList(depth, path.size()) : null;
  }

  private Reference file(List<String> names) {
    RawPath file = root;
    for (String name : names) {
      byte[] bytes = decoded(name);
      for (byte b : bytes) {
        if (b == 0 || b == '/') {
          return new Reference.Unknown("cannot be the name of a file");
        }
      }
      file = file.resolve(bytes);
    }
    return new Reference.Local(file);
  }

  private static byte[] decoded(String name) {
    byte[] raw = RawText.encode(name);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (raw[i] == '%' && high >= 0 && low >= 0) {
        bytes.write((high << 4) | low);
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static String encoded(String name) {
    return name.replace("%", "%25").replace("?", "%3F").replace("#", "%23").replace("\\", "%5C");
  }
}
