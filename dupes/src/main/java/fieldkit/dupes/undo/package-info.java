/** Reads a journal and puts back what a run changed. */
@NullMarked
package fieldkit.dupes.undo;

import org.jspecify.annotations.NullMarked;
