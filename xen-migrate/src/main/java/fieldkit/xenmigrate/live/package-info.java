/** The way of a live migration, from what was planned to what came of it. */
@NullMarked
package fieldkit.xenmigrate.live;

import org.jspecify.annotations.NullMarked;
