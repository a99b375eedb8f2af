/** A plan as a shell script that compares once more before each step. */
@NullMarked
package fieldkit.dupes.script;

import org.jspecify.annotations.NullMarked;
