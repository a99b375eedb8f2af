/**
 * A far end that is nothing but a shell. {@link fieldkit.blocksync.farend.shell.ShellChannel} has
 * it carry out commands, {@link fieldkit.blocksync.farend.shell.ShellFiles} makes files and devices
 * of them that the rules and the engine of this side work with as if they were here.
 */
@NullMarked
package fieldkit.blocksync.farend.shell;

import org.jspecify.annotations.NullMarked;
