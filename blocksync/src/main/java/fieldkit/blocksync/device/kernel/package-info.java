/**
 * What the kernel says of devices and of what is done with them, in the texts of /sys and /proc:
 * facts as they are there, without a judgement.
 *
 * <p>Read {@link fieldkit.blocksync.device.kernel.KernelTexts} first, which all of it is read
 * through, then {@link fieldkit.blocksync.device.kernel.BlockNode}.
 */
@NullMarked
package fieldkit.blocksync.device.kernel;

import org.jspecify.annotations.NullMarked;
