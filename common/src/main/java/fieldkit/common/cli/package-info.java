/**
 * The frame every tool runs in, so that someone who knows one tool knows the others.
 *
 * <p>Read {@link fieldkit.common.cli.ToolFrame} first: it parses the words of a command line, hands
 * them to a {@link fieldkit.common.cli.Tool} with a {@link fieldkit.common.cli.ToolContext} to work
 * in, and turns what comes out into an {@link fieldkit.common.cli.ExitStatus}. {@link
 * fieldkit.common.cli.Messages} is the one door to standard error.
 */
@NullMarked
package fieldkit.common.cli;

import org.jspecify.annotations.NullMarked;
