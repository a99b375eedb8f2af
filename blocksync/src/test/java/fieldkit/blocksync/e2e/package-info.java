/** The command as its users have it: its words, real devices, a real SSH server. */
@NullMarked
package fieldkit.blocksync.e2e;

import org.jspecify.annotations.NullMarked;
