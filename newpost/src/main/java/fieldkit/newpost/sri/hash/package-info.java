/**
 * What an {@code integrity} attribute says and what files have. Read {@link
 * fieldkit.newpost.sri.hash.Integrity} first: it is the specification's reading of the attribute;
 * {@link fieldkit.newpost.sri.hash.FileDigests} computes what belongs into it.
 */
@NullMarked
package fieldkit.newpost.sri.hash;

import org.jspecify.annotations.NullMarked;
