/** The tool as it is shipped, between two hosts whose xl is a stand-in that speaks the protocol. */
@NullMarked
package fieldkit.xenmigrate.e2e;

import org.jspecify.annotations.NullMarked;
