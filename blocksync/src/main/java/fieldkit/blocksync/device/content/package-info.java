/**
 * What a device holds, by the magic numbers of its first bytes: enough to show a person what would
 * be overwritten. Nothing here trusts what it reads.
 *
 * <p>Read {@link fieldkit.blocksync.device.content.ContentProbe} first. Each {@link
 * fieldkit.blocksync.device.content.Signature} knows one format, or a table of simple ones.
 */
@NullMarked
package fieldkit.blocksync.device.content;

import org.jspecify.annotations.NullMarked;
