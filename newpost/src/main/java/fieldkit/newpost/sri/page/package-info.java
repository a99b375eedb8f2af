/**
 * One page from its bytes to its result: {@link fieldkit.newpost.sri.page.PageWork} finds what the
 * page fetches, has it judged, edits and writes.
 */
@NullMarked
package fieldkit.newpost.sri.page;

import org.jspecify.annotations.NullMarked;
