/** git, by its command. */
@NullMarked
package fieldkit.newpost.git;

import org.jspecify.annotations.NullMarked;
