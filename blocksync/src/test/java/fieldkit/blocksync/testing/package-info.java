/** Real devices and file systems for tests, which go away with the test. */
@NullMarked
package fieldkit.blocksync.testing;

import org.jspecify.annotations.NullMarked;
