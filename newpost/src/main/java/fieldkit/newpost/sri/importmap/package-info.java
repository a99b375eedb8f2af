/**
 * Import maps: {@link fieldkit.newpost.sri.importmap.ImportMap} is one with the places in it,
 * {@link fieldkit.newpost.sri.importmap.ImportMapEdits} writes its {@code integrity} section.
 */
@NullMarked
package fieldkit.newpost.sri.importmap;

import org.jspecify.annotations.NullMarked;
