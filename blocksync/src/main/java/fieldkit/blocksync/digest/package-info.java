/**
 * Short names for long data: what two devices are compared by.
 *
 * <p>Read {@link fieldkit.blocksync.digest.DigestSuite} first: the function and the key that both
 * ends agree on. {@link fieldkit.blocksync.digest.RegionHasher} digests a region's pages and the
 * region in one pass, {@link fieldkit.blocksync.digest.FrameCheck} checks what is sent. Two suites:
 * {@code xxh3} (XXH3-128, written out here because it must be fast in a process that lives for a
 * second, over memory outside Java's heap) and {@code sha256} for data somebody may have made to
 * collide.
 */
@NullMarked
package fieldkit.blocksync.digest;

import org.jspecify.annotations.NullMarked;
