/**
 * Front matter: the fields above a post. Knows texts only, neither files nor engines.
 *
 * <p>Read {@link fieldkit.newpost.matter.Document} first: it splits a post's text. A {@link
 * fieldkit.newpost.matter.Matter} reads and writes the fields of one kind, {@link
 * fieldkit.newpost.matter.MatterEdit} changes some and proves that all others stayed as they were.
 */
@NullMarked
package fieldkit.newpost.matter;

import org.jspecify.annotations.NullMarked;
