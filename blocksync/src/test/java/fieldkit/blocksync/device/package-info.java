@NullMarked
package fieldkit.blocksync.device;

import org.jspecify.annotations.NullMarked;
