/**
 * SSH without a client on this machine, by the library JSch: slower than OpenSSH, and it
 * understands less of what users set up. What it does not understand and would have to obey, it
 * refuses.
 *
 * <p>Read {@link fieldkit.common.remote.builtin.BuiltinSsh} first. JSch is an optional dependency:
 * a tool that uses this package names it too.
 */
@NullMarked
package fieldkit.common.remote.builtin;

import org.jspecify.annotations.NullMarked;
