/**
 * What other servers have, pinned. {@link fieldkit.newpost.sri.lock.Remotes} is asked; {@link
 * fieldkit.newpost.sri.lock.Lock} is what a lock file holds, {@link
 * fieldkit.newpost.sri.lock.Fetcher} asks the server, and only where the user wants that.
 */
@NullMarked
package fieldkit.newpost.sri.lock;

import org.jspecify.annotations.NullMarked;
