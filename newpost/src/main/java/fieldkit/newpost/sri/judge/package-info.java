/**
 * Decides what is right. {@link fieldkit.newpost.sri.judge.Judge} knows no pages and no positions:
 * a {@link fieldkit.newpost.sri.judge.Claim} goes in, a {@link
 * fieldkit.newpost.sri.judge.Judgement} comes out.
 */
@NullMarked
package fieldkit.newpost.sri.judge;

import org.jspecify.annotations.NullMarked;
