/**
 * The way from a table of files to groups of equal ones: real files behind the comparison's
 * candidates, several threads, and a last look at every name before it is reported.
 *
 * <p>Read {@link fieldkit.dupes.search.DuplicateSearch} first.
 */
@NullMarked
package fieldkit.dupes.search;

import org.jspecify.annotations.NullMarked;
