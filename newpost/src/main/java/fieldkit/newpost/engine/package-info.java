/**
 * What each engine wants: where its posts lie, what they are called, which front matter they have.
 *
 * <p>Read {@link fieldkit.newpost.engine.Engine} first; there is one small class for each engine.
 * {@link fieldkit.newpost.engine.Rules} is what it says about one site.
 */
@NullMarked
package fieldkit.newpost.engine;

import org.jspecify.annotations.NullMarked;
