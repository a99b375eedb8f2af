/**
 * The tool from outside: command lines in, bytes and exit status out, on real files.
 *
 * <p>{@code *Test} classes run it in this process, {@code *IT} classes run what is shipped. Read
 * {@link fieldkit.dupes.e2e.TestTree}, {@link fieldkit.dupes.e2e.Dupes} and {@link
 * fieldkit.dupes.e2e.DupesProcess} first. What a machine does not offer (root, a file system,
 * strace) is skipped with a word.
 */
@NullMarked
package fieldkit.dupes.e2e;

import org.jspecify.annotations.NullMarked;
