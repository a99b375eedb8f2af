/** The person at the terminal: questions, and the editor of their choice. */
@NullMarked
package fieldkit.newpost.terminal;

import org.jspecify.annotations.NullMarked;
