/**
 * dupes: words on a command line become a {@link fieldkit.dupes.DupesRequest}, the request is
 * carried out by {@link fieldkit.dupes.Find}. Only the classes of this package know the command
 * line.
 */
@NullMarked
package fieldkit.dupes;

import org.jspecify.annotations.NullMarked;
