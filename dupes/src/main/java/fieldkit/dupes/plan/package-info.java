/**
 * Decides who of a group is kept and what is done with the others, and tells of it. Looks at no
 * file.
 */
@NullMarked
package fieldkit.dupes.plan;

import org.jspecify.annotations.NullMarked;
