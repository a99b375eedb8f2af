/** Carries out a plan: proves each pair anew, writes the journal, changes names. */
@NullMarked
package fieldkit.dupes.act;

import org.jspecify.annotations.NullMarked;
