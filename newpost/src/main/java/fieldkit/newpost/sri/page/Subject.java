package fieldkit.newpost.sri.page;

import fieldkit.newpost.sri.html.Tag;
import fieldkit.newpost.sri.site.BaseUrl;

/** What in a page is looked at. */
sealed interface Subject {

  /** The tag it stands in. */
  Tag tag();

  /** What relative URLs begin with at this place. */
  BaseUrl base();

  /**
   * A script or link that fetches something.
   *
   * @param source the attribute that says what, in lower case
   * @param url what it says
   * @param module whether it is a module, which is always fetched with leave to look at it
   */
  record Fetch(Tag tag, BaseUrl base, String source, String url, boolean module)
      implements Subject {}

  /** An import map. */
  record Modules(Tag tag, BaseUrl base) implements Subject {}
}
