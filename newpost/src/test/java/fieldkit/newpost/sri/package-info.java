/** Tests of integrity, from the command line to browsers. */
@NullMarked
package fieldkit.newpost.sri;

import org.jspecify.annotations.NullMarked;
