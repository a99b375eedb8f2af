package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, block device or whatever was opened, read at explicit positions. One thread at a
 * time.
 */
public interface OpenFile extends Closeable {

  /** What the system says about the file behind this descriptor, not about its name. */
  FileStatus status() throws IOException;

  /**
   * Reads once from {@code position} into the remaining bytes of a direct buffer and advances it.
   *
   * @return the bytes read, 0 at the end of the file
   */
  int read(ByteBuffer target, long position) throws IOException;

  /**
   * The first position from {@code position} on that holds stored data, lseek(2) SEEK_DATA; the
   * file's size when only a hole follows. {@code position} itself where the system cannot tell.
   */
  long nextData(long position) throws IOException;

  /**
   * The first position from {@code position} on that lies in a hole, lseek(2) SEEK_HOLE; the end of
   * the file counts as a hole. The file's size where the system cannot tell.
   */
  long nextHole(long position) throws IOException;

  /** Tells the kernel not to read ahead of what is asked for. Never fails. */
  default void expectScatteredReads() {}

  /** Tells the kernel to read ahead again. Never fails. */
  default void expectOrderedReads() {}

  /**
   * Where the file's bytes are stored, if every one of them lies in storage shared with other files
   * (a reflink) or in a hole, and the file system vouches for it; otherwise null.
   */
  default @Nullable SharedStorage sharedStorage() throws IOException {
    return null;
  }

  @Override
  void close();
}
