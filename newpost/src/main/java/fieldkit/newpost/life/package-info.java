/**
 * A post's life after its first draft: published, taken back, renamed, dated anew.
 *
 * <p>Read {@link fieldkit.newpost.life.Changes} first: it decides what is to change; a {@link
 * fieldkit.newpost.life.PostChange} does it.
 */
@NullMarked
package fieldkit.newpost.life;

import org.jspecify.annotations.NullMarked;
