package fieldkit.common.linux;

import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenDirectory;
import java.io.IOException;

/** A folder listed by getdents64(2), its entries looked at relative to its descriptor. */
final class LinuxDirectory implements OpenDirectory {
  // struct linux_dirent64: d_ino 8, d_off 8, d_reclen 2, d_type 1, d_name; getdents64(2)
  private static final int RECORD_LENGTH = 16;
  private static final int TYPE = 18;
  private static final int NAME = 19;

  private static final byte DT_UNKNOWN = 0;
  private static final byte DT_DIR = 4;
  private static final byte DT_REG = 8;
  private static final byte DT_LNK = 10;

  private final CallFrame frame;
  private final ListingBuffer buffer;
  private final int descriptor;

  private int loaded;
  private int following;
  private int nameOffset;
  private int nameLength;
  private byte type;
  private boolean open = true;

  LinuxDirectory(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
    this.buffer = frame.takeListingBuffer();
  }

  @Override
  public FileStatus status() throws IOException {
    return frame.statx(descriptor, frame.path(new byte[0], 0, 0), CallFrame.AT_EMPTY_PATH);
  }

  @Override
  public boolean next() throws IOException {
    do {
      if (following >= loaded) {
        long read =
            Errno.check(
                frame.call(
                    SystemCall.GETDENTS, descriptor, buffer.address(), ListingBuffer.SIZE, 0));
        if (read == 0) {
          return false;
        }
        loaded = (int) read;
        buffer.load(loaded);
        following = 0;
      }
      readRecord(following);
    } while (isSelfOrParent());
    return true;
  }

  private void readRecord(int start) {
    byte[] bytes = buffer.bytes();
    following = start + Short.toUnsignedInt(buffer.records().getShort(start + RECORD_LENGTH));
    type = bytes[start + TYPE];
    nameOffset = start + NAME;
    int end = nameOffset;
    while (bytes[end] != 0) {
      end++;
    }
    nameLength = end - nameOffset;
  }

  private boolean isSelfOrParent() {
    byte[] bytes = buffer.bytes();
    return bytes[nameOffset] == '.'
        && (nameLength == 1 || (nameLength == 2 && bytes[nameOffset + 1] == '.'));
  }

  @Override
  public byte[] nameArray() {
    return buffer.bytes();
  }

  @Override
  public int nameOffset() {
    return nameOffset;
  }

  @Override
  public int nameLength() {
    return nameLength;
  }

  @Override
  public FileKind kind() throws IOException {
    return switch (type) {
      case DT_REG -> FileKind.REGULAR;
      case DT_DIR -> FileKind.DIRECTORY;
      case DT_LNK -> FileKind.SYMBOLIC_LINK;
      case DT_UNKNOWN -> entryStatus(false).kind();
      default -> FileKind.SPECIAL;
    };
  }

  @Override
  public FileStatus entryStatus(boolean followLink) throws IOException {
    long name = frame.path(buffer.bytes(), nameOffset, nameLength);
    return frame.statx(descriptor, name, followLink ? 0 : CallFrame.AT_SYMLINK_NOFOLLOW);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      frame.giveBack(buffer);
      long _ = frame.call(SystemCall.CLOSE, descriptor);
    }
  }
}
