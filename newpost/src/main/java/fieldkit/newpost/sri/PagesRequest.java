package fieldkit.newpost.sri;

import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.judge.Action;
import fieldkit.newpost.sri.site.BaseUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param paths pages and folders
 * @param root the site's root, or null if it was not told
 * @param address what the site's URLs begin with; without an origin if it was not told
 * @param algorithm what new values are of, or null to keep a page's own
 * @param lock the lock file, or null for none
 * @param fetch whether other servers may be asked
 * @param importMaps whether import maps are looked at
 * @param dryRun whether everything stays as it is
 * @param separator what ends the name of a changed page
 */
record PagesRequest(
    Action action,
    List<RawPath> paths,
    @Nullable RawPath root,
    BaseUrl address,
    @Nullable HashAlgorithm algorithm,
    @Nullable RawPath lock,
    boolean fetch,
    boolean importMaps,
    boolean dryRun,
    char separator) {

  PagesRequest {
    paths = List.copyOf(paths);
  }
}
