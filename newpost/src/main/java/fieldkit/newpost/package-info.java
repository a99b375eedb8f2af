/**
 * newpost: words on a command line become a request, the request a post on disk and perhaps a
 * commit. Only the classes of this package know the command line.
 */
@NullMarked
package fieldkit.newpost;

import org.jspecify.annotations.NullMarked;
