package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An open file or block device, read and written at positions, with what only the kernel can do to
 * it. Failures are {@link FileFault}s; what the system does not have is {@link
 * FileFault.Reason#NOT_SUPPORTED}. Safe for use by several threads; closing waits for those inside.
 */
public interface BlockFile extends Closeable {

  /** What the system says about what is open here. */
  FileStatus status() throws IOException;

  /** Which device it is; a number without a device for a file. */
  DeviceNumber device() throws IOException;

  /**
   * Reads once into the remaining bytes of a direct buffer and advances it.
   *
   * @return the bytes read, 0 at the end
   */
  int read(ByteBuffer target, long position) throws IOException;

  /**
   * Writes once from the remaining bytes of a direct buffer and advances it.
   *
   * @return the bytes written, at least 1 if there were any
   */
  int write(ByteBuffer source, long position) throws IOException;

  /** As {@link OpenFile#nextData}. */
  long nextData(long position) throws IOException;

  /** As {@link OpenFile#nextHole}. */
  long nextHole(long position) throws IOException;

  /** Returns when the bytes written are on the storage device, fdatasync(2). */
  void forceContent() throws IOException;

  /** Returns when bytes and metadata are on the storage device, its own cache too, fsync(2). */
  void force() throws IOException;

  /** Cuts a file, or lengthens it by a hole, ftruncate(2). */
  void setLength(long length) throws IOException;

  /**
   * Makes a range read as zeros and gives its storage back, fallocate(2) FALLOC_FL_PUNCH_HOLE with
   * FALLOC_FL_KEEP_SIZE. For a device the kernel promises the zeros, or does not support it.
   */
  void punch(long position, long length) throws IOException;

  /** Makes a range read as zeros and keeps its storage, fallocate(2) FALLOC_FL_ZERO_RANGE. */
  void zeroRange(long position, long length) throws IOException;

  /** Makes a range of a device read as zeros, ioctl BLKZEROOUT. */
  void zeroOut(long position, long length) throws IOException;

  /** Lets the kernel forget what it holds of a range, once it is written. Never fails. */
  void dropFromCache(long position, long length);

  /** Takes the lock on the whole file that flock(2) knows, for as long as it is open. */
  boolean tryLock() throws IOException;

  /** Whether another program holds a lock on any part of it, fcntl(2) F_OFD_GETLK. */
  boolean isLockedInPart() throws IOException;

  /** What a block device's driver says of it. */
  DeviceGeometry geometry() throws IOException;

  /** What a loop device shows; empty for any other, and for one that shows nothing. */
  Optional<LoopBacking> loopBacking() throws IOException;

  /** What the file system needs of positions in direct I/O, bytes; 0 where it does not say. */
  int directAlignment() throws IOException;

  /**
   * The table of a device mapper device, one line a target, where this is the mapper's control
   * device. Keys of encrypted targets are left out.
   */
  Optional<String> mapperTable(DeviceNumber device) throws IOException;

  @Override
  void close();
}
