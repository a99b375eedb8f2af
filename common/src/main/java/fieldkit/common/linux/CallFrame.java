package fieldkit.common.linux;

import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The memory one thread passes to the kernel: names, structures and where errors are left. */
final class CallFrame {
  /** The longest path the kernel takes, with its NUL: PATH_MAX, linux/limits.h. */
  static final int PATH_MAX = 4096;

  static final int AT_FDCWD = -100;
  static final int AT_EMPTY_PATH = 0x1000;
  static final int AT_SYMLINK_NOFOLLOW = 0x100;

  /** How much {@link #outgoing} holds. */
  static final int OUTGOING = 1 << 16;

  private static final int SCRATCH = 16384;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int STATX_MNT_ID = 0x1000;
  private static final int STATX_DIOALIGN = 0x2000;
  private static final long SECTOR = 512; // the unit of st_blocks, whatever the device's own is

  private final MemorySegment error;
  private final ByteBuffer firstPath;
  private final ByteBuffer secondPath;
  private final ByteBuffer scratch;
  private final long firstPathAddress;
  private final long secondPathAddress;
  private final long scratchAddress;
  private final ArrayDeque<ListingBuffer> listingBuffers = new ArrayDeque<>();
  private @Nullable MemorySegment outgoing;

  CallFrame() {
    Arena arena = Arena.ofAuto();
    error = arena.allocate(Kernel.errorLayout());
    MemorySegment first = arena.allocate(PATH_MAX);
    MemorySegment second = arena.allocate(PATH_MAX);
    MemorySegment structures = arena.allocate(SCRATCH, Long.BYTES);
    firstPath = first.asByteBuffer();
    secondPath = second.asByteBuffer();
    scratch = structures.asByteBuffer().order(ByteOrder.nativeOrder());
    firstPathAddress = first.address();
    secondPathAddress = second.address();
    scratchAddress = structures.address();
  }

  long call(SystemCall call, long a, long b, long c, long d, long e) {
    return Kernel.call(error, call, a, b, c, d, e, 0);
  }

  long call(SystemCall call, long a, long b, long c, long d) {
    return Kernel.call(error, call, a, b, c, d, 0, 0);
  }

  long call(SystemCall call, long a) {
    return Kernel.call(error, call, a, 0, 0, 0, 0, 0);
  }

  /** Puts a path where the kernel can read it. It must be shorter than {@link #PATH_MAX}. */
  long path(byte[] path, int offset, int length) {
    firstPath.put(0, path, offset, length).put(length, (byte) 0);
    return firstPathAddress;
  }

  /** Puts a single name where the kernel can read it. */
  long name(byte[] name) throws FileFault {
    return path(checked(name), 0, name.length);
  }

  /** A second name beside the first. */
  long otherName(byte[] name) throws FileFault {
    return otherPath(checked(name));
  }

  private static byte[] checked(byte[] name) throws FileFault {
    if (name.length >= PATH_MAX) {
      throw new FileFault(FileFault.Reason.NAME_TOO_LONG);
    }
    return name;
  }

  /** A second path beside the first. It must be shorter than {@link #PATH_MAX}. */
  long otherPath(RawPath path) {
    return otherPath(path.toBytes());
  }

  private long otherPath(byte[] bytes) {
    secondPath.put(0, bytes).put(bytes.length, (byte) 0);
    return secondPathAddress;
  }

  /** Memory for a structure or a short text, in the machine's byte order. */
  ByteBuffer scratch() {
    return scratch;
  }

  long scratchAddress() {
    return scratchAddress;
  }

  /** Memory for bytes on their way to a file, for the length of one call. */
  MemorySegment outgoing() {
    MemorySegment memory = outgoing;
    if (memory == null) {
      memory = Arena.ofAuto().allocate(OUTGOING);
      outgoing = memory;
    }
    return memory;
  }

  /** statx(2) of a name seen from an open folder, or of the descriptor itself for an empty name. */
  FileStatus statx(long directory, long pathAddress, int flags) throws FileFault {
    long result =
        call(SystemCall.STATX, directory, pathAddress, flags, STATX_BASIC_STATS, scratchAddress);
    Errno.check(result);
    return status();
  }

  /** statx(2) of a descriptor itself. */
  FileStatus statx(int descriptor) throws FileFault {
    return statx(descriptor, path(new byte[0], 0, 0), AT_EMPTY_PATH);
  }

  /** What statx(2) says of a descriptor beyond its {@link FileStatus}. */
  StatusDetails statusDetails(int descriptor) throws FileFault {
    int mask = STATX_BASIC_STATS | STATX_MNT_ID | STATX_DIOALIGN;
    long result =
        call(
            SystemCall.STATX,
            descriptor,
            path(new byte[0], 0, 0),
            AT_EMPTY_PATH,
            mask,
            scratchAddress);
    Errno.check(result);
    int known = scratch.getInt(0);
    return new StatusDetails(
        new DeviceNumber(scratch.getInt(128), scratch.getInt(132)),
        (known & STATX_MNT_ID) == 0 ? -1 : scratch.getLong(144),
        (known & STATX_DIOALIGN) == 0 ? 0 : scratch.getInt(156));
  }

  // struct statx, linux/stat.h
  private FileStatus status() {
    return new FileStatus(
        deviceNumber(scratch.getInt(136), scratch.getInt(140)),
        scratch.getLong(32),
        Short.toUnsignedInt(scratch.getShort(28)),
        scratch.getInt(16),
        scratch.getInt(20),
        scratch.getInt(24),
        scratch.getLong(40),
        scratch.getLong(48) * SECTOR,
        nanoseconds(112),
        nanoseconds(96));
  }

  /** The number stat(2) has for a device, makedev(3). */
  private static long deviceNumber(int major, int minor) {
    long high = Integer.toUnsignedLong(major);
    long low = Integer.toUnsignedLong(minor);
    return (high & 0xfff) << 8 | (high & ~0xfffL) << 32 | (low & 0xff) | (low & ~0xffL) << 12;
  }

  private long nanoseconds(int offset) {
    return scratch.getLong(offset) * 1_000_000_000L + scratch.getInt(offset + 8);
  }

  ListingBuffer takeListingBuffer() {
    ListingBuffer buffer = listingBuffers.poll();
    return buffer == null ? new ListingBuffer() : buffer;
  }

  void giveBack(ListingBuffer buffer) {
    listingBuffers.push(buffer);
  }
}
