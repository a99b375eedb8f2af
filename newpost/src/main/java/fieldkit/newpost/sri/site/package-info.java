/**
 * Where a page's URLs lead. {@link fieldkit.newpost.sri.site.Site} is the folder that is served,
 * {@link fieldkit.newpost.sri.site.Url} an address after the URL standard, as far as pages need it,
 * {@link fieldkit.newpost.sri.site.Reference} what is there.
 */
@NullMarked
package fieldkit.newpost.sri.site;

import org.jspecify.annotations.NullMarked;
