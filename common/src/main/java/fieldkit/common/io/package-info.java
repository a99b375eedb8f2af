/**
 * Files as the operating system knows them: names are bytes, positions are explicit, and what a
 * file is can be asked of the open descriptor itself.
 *
 * <p>Read {@link fieldkit.common.io.FileAccess} first: the one door to the file system, with an
 * implementation for Linux and a portable one. {@link fieldkit.common.io.RawPath} is the name of a
 * file, {@link fieldkit.common.io.FileStatus} what the system says about it, {@link
 * fieldkit.common.io.OpenFile} reads it, {@link fieldkit.common.io.AtomicFile} writes a whole file
 * or none.
 */
@NullMarked
package fieldkit.common.io;

import org.jspecify.annotations.NullMarked;
