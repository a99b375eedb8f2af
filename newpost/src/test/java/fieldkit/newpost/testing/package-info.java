/** What several tests need: programs of this machine, odd titles. */
@NullMarked
package fieldkit.newpost.testing;

import org.jspecify.annotations.NullMarked;
