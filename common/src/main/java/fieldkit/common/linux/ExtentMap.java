package fieldkit.common.linux;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.SharedStorage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks where a file's bytes are stored, ioctl FS_IOC_FIEMAP (Documentation/filesystems/fiemap.rst).
 *
 * <p>Only on btrfs and XFS, which have reflinks and whose physical offsets name one place. With
 * FIEMAP_FLAG_SYNC: without it XFS leaves out a changed page that is not written yet. A file on an
 * XFS realtime device is left alone, since its offsets count on another device.
 */
final class ExtentMap {
  private static final long FS_IOC_FIEMAP = 0xC020660BL;
  private static final long FS_IOC_FSGETXATTR = 0x801C581FL;
  private static final int XFLAG_REALTIME = 1;
  private static final long BTRFS = 0x9123683EL;
  private static final long XFS = 0x58465342L;

  private static final int FLAG_SYNC = 1;
  private static final int HEADER = 32;
  private static final int EXTENT = 56;
  private static final int EXTENTS_A_CALL = 256;

  private static final int EXTENT_LAST = 0x1;
  private static final int EXTENT_SHARED = 0x2000;
  // UNKNOWN, DELALLOC, ENCODED, DATA_ENCRYPTED, NOT_ALIGNED, DATA_INLINE, DATA_TAIL, UNWRITTEN
  private static final int EXTENT_UNFIT = 0x2 | 0x4 | 0x8 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800;

  /** A file in more pieces than this is read instead. */
  private static final int MOST_EXTENTS = 4096;

  private final LinuxFiles files;
  private final int descriptor;
  private long[] found = new long[3 * 16];
  private int count;

  ExtentMap(LinuxFiles files, int descriptor) {
    this.files = files;
    this.descriptor = descriptor;
  }

  /** The file's storage if all of it is shared, otherwise, or if in doubt, null. */
  @Nullable SharedStorage sharedStorage(FileStatus status) {
    CallFrame frame = files.frame();
    if (!hasReflinks(frame) || isOnRealtimeDevice(frame)) {
      return null;
    }
    long from = 0;
    while (from < status.size()) {
      long next = collect(frame, from, status.size());
      if (next < 0 || count > MOST_EXTENTS) {
        return null;
      }
      from = next;
    }
    return count == 0 ? null : new SharedStorage(status.device(), Arrays.copyOf(found, 3 * count));
  }

  private boolean hasReflinks(CallFrame frame) {
    if (frame.call(SystemCall.FSTATFS, descriptor, frame.scratchAddress(), 0, 0) < 0) {
      return false;
    }
    long type = frame.scratch().getLong(0) & 0xFFFFFFFFL; // f_type, statfs(2)
    return type == BTRFS || type == XFS;
  }

  private boolean isOnRealtimeDevice(CallFrame frame) {
    long result =
        frame.call(SystemCall.IOCTL, descriptor, FS_IOC_FSGETXATTR, frame.scratchAddress(), 0);
    return result < 0 || (frame.scratch().getInt(0) & XFLAG_REALTIME) != 0;
  }

  /** Adds the extents from {@code from} on; where to go on, or -1 when one of them is unfit. */
  private long collect(CallFrame frame, long from, long size) {
    ByteBuffer map = frame.scratch();
    map.putLong(0, from)
        .putLong(8, size - from)
        .putInt(16, FLAG_SYNC)
        .putInt(20, 0)
        .putInt(24, EXTENTS_A_CALL)
        .putInt(28, 0);
    if (frame.call(SystemCall.IOCTL, descriptor, FS_IOC_FIEMAP, frame.scratchAddress(), 0) < 0) {
      return -1;
    }
    int mapped = map.getInt(20);
    for (int i = 0; i < mapped; i++) {
      int at = HEADER + i * EXTENT;
      int flags = map.getInt(at + 40);
      if ((flags & EXTENT_UNFIT) != 0 || (flags & EXTENT_SHARED) == 0) {
        return -1;
      }
      add(map.getLong(at), map.getLong(at + 8), map.getLong(at + 16));
      if ((flags & EXTENT_LAST) != 0) {
        return size;
      }
    }
    int last = HEADER + (mapped - 1) * EXTENT;
    return mapped == 0 ? size : map.getLong(last) + map.getLong(last + 16);
  }

  private void add(long logical, long physical, long length) {
    int last = 3 * (count - 1);
    if (count > 0
        && found[last] + found[last + 2] == logical
        && found[last + 1] + found[last + 2] == physical) {
      found[last + 2] += length;
      return;
    }
    if (3 * count == found.length) {
      found = Arrays.copyOf(found, 2 * found.length);
    }
    found[3 * count] = logical;
    found[3 * count + 1] = physical;
    found[3 * count + 2] = length;
    count++;
  }
}
