/** The door to the disk: whole files, never half of one, never one over another. */
@NullMarked
package fieldkit.newpost.disk;

import org.jspecify.annotations.NullMarked;
