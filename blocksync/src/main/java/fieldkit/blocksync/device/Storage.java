package fieldkit.blocksync.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A block device or file, read and written at positions past the page cache where that is possible.
 * Positions are multiples of {@link #UNIT}. What fails at a position is a {@link StorageFault}.
 * Safe for use by several threads; closing waits for those inside.
 */
public interface Storage extends Closeable {
  /** What positions are multiples of, bytes. */
  int UNIT = 4096;

  /** Bytes, from the kernel, fixed when opened. */
  long size();

  /**
   * Fills the buffer's remaining bytes. A direct buffer that begins on a page (at its position) and
   * has room for a multiple of {@link #UNIT} bytes is read into at once, and what it holds behind
   * its limit may change then; any other is copied to.
   *
   * @param position where to read from; what remains in the buffer must not reach beyond the end
   * @throws StorageFault where it cannot be read in full
   */
  void read(ByteBuffer target, long position) throws IOException;

  /**
   * Writes the buffer's remaining bytes. Any buffer will do; one that is direct and begins on a
   * page is not copied. Where they end within a unit that goes on, its rest is read and written
   * again.
   *
   * @throws StorageFault where it cannot be written in full; what is there then is not known
   */
  void write(ByteBuffer source, long position) throws IOException;

  /**
   * Makes a range read as zeros.
   *
   * @return whether its storage was given back; otherwise zeros were written
   */
  boolean zero(long position, long length) throws IOException;

  /**
   * The first unit from {@code position} on that may hold anything but zeros, as far as the file
   * system knows; the size when only zeros follow. {@code position} itself for a device.
   */
  long nextData(long position) throws IOException;

  /**
   * The first unit from {@code position} on that is known to hold zeros only; the size when there
   * is none.
   */
  long nextHole(long position) throws IOException;

  /** Returns when what was written would survive a loss of power, fdatasync(2). */
  void forceData() throws IOException;

  /** The same with the metadata of a file, and its name if it is new, fsync(2). */
  void force() throws IOException;

  /**
   * What is known of it now: counters, users and content are looked at anew. For the {@link
   * WriteMark} to cover what other programs have written into the page cache, {@link #force} comes
   * first.
   */
  StorageFacts facts() throws IOException;

  /**
   * Closes it. A file that was made or lengthened when this was opened is gone again, or as long as
   * before, if nothing was written to it and it was not forced.
   */
  @Override
  void close() throws IOException;
}
