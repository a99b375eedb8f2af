package fieldkit.newpost.engine;

import java.util.Optional;

/** A blog engine: how to know its sites, and what it wants of a post. Immutable. */
public interface Engine {

  /** Its name, as the option says it. */
  String name();

  /** Whether a folder is the root of one of its sites, judged by the engine's own files. */
  boolean owns(SiteFolder folder);

  /**
   * What the engine wants of posts of this site.
   *
   * @param kind the sort of post, in the engine's own terms: hugo's and zola's section, hexo's and
   *     jekyll's layout, eleventy's folder, astro's collection
   */
  Rules rules(SiteFolder folder, Optional<String> kind);
}
