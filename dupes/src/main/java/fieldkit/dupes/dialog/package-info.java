/** Asks a person at a terminal about each group. */
@NullMarked
package fieldkit.dupes.dialog;

import org.jspecify.annotations.NullMarked;
