/**
 * The beginnings of a blog: a handful of files for each engine, as resources beside this package.
 */
@NullMarked
package fieldkit.newpost.start;

import org.jspecify.annotations.NullMarked;
