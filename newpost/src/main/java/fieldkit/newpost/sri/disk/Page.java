package fieldkit.newpost.sri.disk;

import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.html.Dialect;
import java.util.List;

/**
 * A page to look at.
 *
 * @param path its name, as the user would write it
 * @param folders the folders on the way to it from the site's root
 * @param link whether it is a symbolic link, to a page that may have other names
 */
public record Page(RawPath path, List<String> folders, boolean link) {

  /** Keeps the names immutable. */
  public Page {
    folders = List.copyOf(folders);
  }

  /** How it is read, by the end of its name. */
  public Dialect dialect() {
    return PageNames.isXml(path.name()) ? Dialect.XML : Dialect.HTML;
  }
}
