/** Devices and files, what is known about them, and what guards them. */
@NullMarked
package fieldkit.blocksync.device;

import org.jspecify.annotations.NullMarked;
