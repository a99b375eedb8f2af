/** Paths in JSON, and JSON documents read as plain values. */
@NullMarked
package fieldkit.dupes.json;

import org.jspecify.annotations.NullMarked;
