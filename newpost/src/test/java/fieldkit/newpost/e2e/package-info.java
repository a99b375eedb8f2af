/** The whole tool, on real files, with real engines, a real git and a real terminal. */
@NullMarked
package fieldkit.newpost.e2e;

import org.jspecify.annotations.NullMarked;
