package fieldkit.common.linux;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;

/** Error numbers of the kernel as reasons, errno(3), asm-generic/errno.h. */
final class Errno {
  static final int EPERM = 1;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EINVAL = 22;
  static final int ERANGE = 34;
  static final int ENODATA = 61;
  static final int EOPNOTSUPP = 95;

  private Errno() {}

  /** The fault that a negated error number stands for. */
  static FileFault fault(long negated) {
    int number = (int) -negated;
    return switch (number) {
      case EPERM -> new FileFault(Reason.DENIED, "Operation not permitted");
      case 2 -> new FileFault(Reason.NOT_FOUND);
      case 5 -> new FileFault(Reason.INPUT_OUTPUT);
      case ENXIO -> new FileFault(Reason.OTHER, "No such device or address");
      case 9 -> new FileFault(Reason.OTHER, "Not open");
      case EAGAIN -> new FileFault(Reason.OTHER, "Would have to wait");
      case 12 -> new FileFault(Reason.OTHER, "Out of memory");
      case 13 -> new FileFault(Reason.DENIED);
      case 16 -> new FileFault(Reason.IN_USE);
      case 17 -> new FileFault(Reason.EXISTS);
      case 18 -> new FileFault(Reason.OTHER_FILE_SYSTEM);
      case 19 -> new FileFault(Reason.OTHER, "No such device");
      case 20 -> new FileFault(Reason.NOT_A_DIRECTORY);
      case 21 -> new FileFault(Reason.IS_A_DIRECTORY);
      case EINVAL -> new FileFault(Reason.NOT_SUPPORTED, "Invalid argument");
      case 23, 24 -> new FileFault(Reason.TOO_MANY_OPEN);
      case 25 -> new FileFault(Reason.NOT_SUPPORTED, "Not that kind of device");
      case 26 -> new FileFault(Reason.OTHER, "Program is running");
      case 27 -> new FileFault(Reason.NO_SPACE, "File too large");
      case 28 -> new FileFault(Reason.NO_SPACE);
      case 30 -> new FileFault(Reason.READ_ONLY);
      case 31 -> new FileFault(Reason.TOO_MANY_LINKS);
      case 32 -> new FileFault(Reason.BROKEN_PIPE);
      case 36 -> new FileFault(Reason.NAME_TOO_LONG);
      case 38, EOPNOTSUPP -> new FileFault(Reason.NOT_SUPPORTED);
      case 39 -> new FileFault(Reason.NOT_EMPTY);
      case 40 -> new FileFault(Reason.TOO_MANY_LINKS_TO_FOLLOW);
      // what block/blk-core.c makes of a device's own errors
      case 52 -> new FileFault(Reason.INPUT_OUTPUT, "The device is reserved for another host");
      case ENODATA -> new FileFault(Reason.INPUT_OUTPUT, "The medium is damaged here");
      case 67 -> new FileFault(Reason.INPUT_OUTPUT, "The connection to the device failed");
      case 84 -> new FileFault(Reason.INPUT_OUTPUT, "The device's own check of the data failed");
      case 110 -> new FileFault(Reason.INPUT_OUTPUT, "The device did not answer in time");
      case 121 -> new FileFault(Reason.INPUT_OUTPUT, "The device refused");
      case 74 -> new FileFault(Reason.INPUT_OUTPUT, "Bad data on the device");
      case 116 -> new FileFault(Reason.NOT_FOUND, "Stale network file handle");
      case 117 -> new FileFault(Reason.INPUT_OUTPUT, "File system structure is damaged");
      case 123 -> new FileFault(Reason.OTHER, "No medium in the drive");
      case 122 -> new FileFault(Reason.NO_SPACE, "Disk quota exceeded");
      default -> new FileFault(Reason.OTHER, "System error " + number);
    };
  }

  /** The result of a call, or the fault it stands for. */
  static long check(long result) throws FileFault {
    if (result < 0) {
      throw fault(result);
    }
    return result;
  }
}
