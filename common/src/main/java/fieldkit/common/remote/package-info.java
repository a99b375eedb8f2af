/**
 * Another host: how it is named, and how a command runs there with its streams.
 *
 * <p>Read {@link fieldkit.common.remote.RemoteShell} first, a host where commands run, and {@link
 * fieldkit.common.remote.RemoteProcess}, such a command. {@link fieldkit.common.remote.SystemSsh}
 * is the usual way there, {@link fieldkit.common.remote.CommandShell} one of the user's choice,
 * {@link fieldkit.common.remote.LocalShell} no way at all; the package {@code builtin} has one that
 * needs no program. {@link fieldkit.common.remote.RemoteFault} is what goes wrong.
 */
@NullMarked
package fieldkit.common.remote;

import org.jspecify.annotations.NullMarked;
