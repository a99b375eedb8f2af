/**
 * What earlier runs found equal, for archives that hardly change. It only spares reading for a
 * report: whoever acts on files compares them again.
 */
@NullMarked
package fieldkit.dupes.cache;

import org.jspecify.annotations.NullMarked;
