package fieldkit.common.linux;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Locks on an open file: on the whole, flock(2), and on parts, fcntl(2). */
final class FileLocks {
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;

  private static final int F_OFD_GETLK = 36; // asm-generic/fcntl.h
  private static final short F_WRLCK = 1;
  private static final short F_UNLCK = 2;

  private final CallFrame frame;
  private final int descriptor;

  FileLocks(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
  }

  boolean tryLock() throws IOException {
    long result = frame.call(SystemCall.FLOCK, descriptor, LOCK_EX | LOCK_NB, 0, 0);
    return result != -Errno.EAGAIN && Errno.check(result) == 0;
  }

  /** Whether a lock on everything could not be had; false where the kernel cannot tell. */
  boolean isLockedInPart() {
    ByteBuffer lock = frame.scratch(); // struct flock: type, whence, start, length, process
    lock.putLong(0, 0).putShort(0, F_WRLCK);
    lock.putLong(8, 0).putLong(16, 0).putLong(24, 0);
    long result = frame.call(SystemCall.FCNTL, descriptor, F_OFD_GETLK, frame.scratchAddress(), 0);
    return result >= 0 && lock.getShort(0) != F_UNLCK;
  }
}
