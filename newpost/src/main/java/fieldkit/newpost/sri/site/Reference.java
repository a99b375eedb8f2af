package fieldkit.newpost.sri.site;

import fieldkit.common.io.RawPath;

/** What a URL in a page leads to. */
public sealed interface Reference {

  /** A file of the site. */
  record Local(RawPath file) implements Reference {}

  /** Something another server has, under its full URL without a fragment. */
  record Remote(String url) implements Reference {}

  /** Nothing that is fetched: data, a blob, no URL at all. */
  record None() implements Reference {}

  /** Something that cannot be found; {@code why} continues a sentence about it. */
  record Unknown(String why) implements Reference {}
}
