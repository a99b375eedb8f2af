/**
 * A page as bytes with positions. {@link fieldkit.newpost.sri.html.PageTags} finds the tags that
 * matter, {@link fieldkit.newpost.sri.html.Edit} is a change of some bytes, {@link
 * fieldkit.newpost.sri.html.EditProof} makes sure that it changed nothing else.
 *
 * <p>Everything works on bytes: the encodings browsers read, but for UTF-16 and ISO-2022-JP, write
 * all characters of markup as ASCII does, and never use those bytes for anything else.
 */
@NullMarked
package fieldkit.newpost.sri.html;

import org.jspecify.annotations.NullMarked;
