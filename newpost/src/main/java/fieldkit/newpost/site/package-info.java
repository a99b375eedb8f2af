/**
 * A site that was found: its root, its engine's rules, the user's settings, and its posts.
 *
 * <p>Read {@link fieldkit.newpost.site.SiteFinder} first.
 */
@NullMarked
package fieldkit.newpost.site;

import org.jspecify.annotations.NullMarked;
