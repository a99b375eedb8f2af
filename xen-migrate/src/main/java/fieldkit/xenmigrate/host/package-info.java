/** The two machines: commands run there, and what xl says. Nothing here decides anything. */
@NullMarked
package fieldkit.xenmigrate.host;

import org.jspecify.annotations.NullMarked;
