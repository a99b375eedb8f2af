/** Makes the disks of a domain equal, round after round, while it goes on writing to them. */
@NullMarked
package fieldkit.xenmigrate.rounds;

import org.jspecify.annotations.NullMarked;
