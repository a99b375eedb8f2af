/**
 * From paths to the files there are: walking folders, leaving out what the user does not want, and
 * keeping the rest in few bytes each.
 *
 * <p>Read {@link fieldkit.dupes.scan.Scanner} first; it fills a {@link
 * fieldkit.dupes.scan.FileTable}, which {@link fieldkit.dupes.scan.SizeGroups} then orders by size.
 */
@NullMarked
package fieldkit.dupes.scan;

import org.jspecify.annotations.NullMarked;
