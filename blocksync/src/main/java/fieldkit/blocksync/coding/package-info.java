/**
 * Whether data are compressed on their way, and how hard: {@link
 * fieldkit.blocksync.coding.AdaptiveZstd} does it for one lane and one direction, {@link
 * fieldkit.blocksync.coding.CodingPolicy} decides. What it decides by is what is measured: {@link
 * fieldkit.blocksync.coding.Backoff} knows whether data have been worth a look, {@link
 * fieldkit.blocksync.coding.LevelChoice} how long things take.
 */
@NullMarked
package fieldkit.blocksync.coding;

import org.jspecify.annotations.NullMarked;
