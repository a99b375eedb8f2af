/**
 * A post that is not there yet: from what was asked for to the text of its file.
 *
 * <p>Read {@link fieldkit.newpost.draft.PostDraft} first; {@link fieldkit.newpost.draft.Scaffold}
 * makes its text, {@link fieldkit.newpost.draft.NewFile} its file.
 */
@NullMarked
package fieldkit.newpost.draft;

import org.jspecify.annotations.NullMarked;
