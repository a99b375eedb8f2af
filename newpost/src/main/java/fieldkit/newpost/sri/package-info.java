/**
 * Subresource Integrity: the hashes by which a browser tells that a script or style is the one a
 * page's author meant.
 *
 * <p>A street of its own in newpost: {@link fieldkit.newpost.sri.SriTool} is its door; words become
 * a {@link fieldkit.newpost.sri.PagesRequest}; {@link fieldkit.newpost.sri.PagesRun} finds the
 * pages and has each of them looked at; a {@link fieldkit.newpost.sri.PagesReport} is printed.
 */
@NullMarked
package fieldkit.newpost.sri;

import org.jspecify.annotations.NullMarked;
