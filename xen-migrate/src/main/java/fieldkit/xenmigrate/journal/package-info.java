/**
 * What a migration leaves on the disk of its source, so that it can be finished whatever happens.
 */
@NullMarked
package fieldkit.xenmigrate.journal;

import org.jspecify.annotations.NullMarked;
