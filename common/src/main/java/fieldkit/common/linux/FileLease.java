package fieldkit.common.linux;

import fieldkit.common.io.Lease;

/**
 * A lease on an open file, fcntl(2): who opens it to write, or cuts it, waits until the lease is
 * given back (up to /proc/sys/fs/lease-break-time), and the lease shows it.
 */
final class FileLease {
  private static final int F_SETSIG = 10; // asm-generic/fcntl.h
  private static final int F_SETLEASE = 1024; // linux/fcntl.h
  private static final int F_GETLEASE = 1025;
  private static final int F_RDLCK = 0;

  /** What the kernel tells of a lease being broken: ignored unless asked for; SIGIO would kill. */
  private static final int SIGURG = 23;

  // linux/magic.h; what is open there says nothing about other hosts, and "in use" may mean it
  private static final long NFS = 0x6969L;
  private static final long CIFS = 0xFF534D42L;
  private static final long SMB2 = 0xFE534D42L;

  private final CallFrame frame;
  private final int descriptor;

  FileLease(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
  }

  Lease take() {
    if (frame.call(SystemCall.FCNTL, descriptor, F_SETSIG, SIGURG, 0) < 0) {
      return Lease.UNAVAILABLE;
    }
    long result = frame.call(SystemCall.FCNTL, descriptor, F_SETLEASE, F_RDLCK, 0);
    if (result >= 0) {
      return Lease.HELD;
    }
    return result == -Errno.EAGAIN && !isRemote() ? Lease.IN_USE : Lease.UNAVAILABLE;
  }

  boolean isHeld() {
    return frame.call(SystemCall.FCNTL, descriptor, F_GETLEASE, 0, 0) == F_RDLCK;
  }

  private boolean isRemote() {
    if (frame.call(SystemCall.FSTATFS, descriptor, frame.scratchAddress(), 0, 0) < 0) {
      return true;
    }
    long type = frame.scratch().getLong(0) & 0xFFFFFFFFL; // f_type, statfs(2)
    return type == NFS || type == CIFS || type == SMB2;
  }
}
