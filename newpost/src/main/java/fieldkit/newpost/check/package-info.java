/**
 * What an engine would do without a word: posts it would skip, misdate or mix up.
 *
 * <p>Read {@link fieldkit.newpost.check.SourceCheck} first; {@link
 * fieldkit.newpost.check.BuiltCheck} looks at the pages that came out.
 */
@NullMarked
package fieldkit.newpost.check;

import org.jspecify.annotations.NullMarked;
