package fieldkit.common.linux;

import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The file system through Linux system calls. */
public final class LinuxFiles implements FileAccess {
  // asm-generic/fcntl.h; O_DIRECTORY, O_NOFOLLOW and O_DIRECT differ on arm64
  private static final int O_WRONLY = 01;
  private static final int O_RDWR = 02;
  private static final int O_CREAT = 0100;
  private static final int O_EXCL = 0200;
  private static final int O_TRUNC = 01000;
  private static final int O_NONBLOCK = 04000;
  private static final int O_NOATIME = 01000000;
  private static final int O_CLOEXEC = 02000000;
  private static final int O_PATH = 010000000;
  private static final int O_TMPFILE = 020000000; // with O_DIRECTORY

  private static final int ONLY_THE_OWNER = 0600;
  private static final int LOCK_EXCLUSIVELY_OR_NOT_AT_ALL = 2 | 4; // LOCK_EX | LOCK_NB, flock(2)

  private static final int STANDARD_OUTPUT = 1;
  private static final int RLIMIT_NOFILE = 7;

  private final ThreadLocal<CallFrame> frames = ThreadLocal.withInitial(CallFrame::new);
  private final int directoryFlag;
  private final int noFollowFlag;
  private final int directFlag;

  /** Access to the file system of this machine; {@link #isSupported} must be true. */
  public LinuxFiles() {
    boolean arm = Processor.isArm();
    directoryFlag = arm ? 040000 : 0200000; // arch/arm64/include/uapi/asm/fcntl.h
    noFollowFlag = arm ? 0100000 : 0400000;
    directFlag = arm ? 0200000 : 040000;
  }

  /** Whether this class can work here. */
  public static boolean isSupported() {
    return Kernel.isSupported();
  }

  CallFrame frame() {
    return frames.get();
  }

  @Override
  public FileStatus status(RawPath path, boolean followLink) throws IOException {
    return at(
        path,
        (frame, directory, name) ->
            frame.statx(directory, name, followLink ? 0 : CallFrame.AT_SYMLINK_NOFOLLOW));
  }

  @Override
  public OpenFile open(RawPath path, boolean followLink) throws IOException {
    int flags = O_NONBLOCK | O_CLOEXEC | (followLink ? 0 : noFollowFlag);
    return new LinuxFile(this, openQuietly(path, flags));
  }

  @Override
  public OpenFile openDirect(RawPath path) throws IOException {
    return new LinuxFile(this, openAt(path, O_NONBLOCK | O_CLOEXEC | directFlag));
  }

  @Override
  public FoundFile find(RawPath path) throws IOException {
    return new LinuxFoundFile(this, openAt(path, O_PATH | O_CLOEXEC));
  }

  /** Opens again what a descriptor stands for, whatever its name is now, proc(5) fd. */
  int reopen(int descriptor, FoundFile.Opening opening) throws IOException {
    int flags =
        (opening.writable() ? O_RDWR : 0)
            | (opening.direct() ? directFlag : 0)
            | (opening.exclusive() ? O_EXCL : 0);
    return openAt(RawPath.ofText("/proc/self/fd/" + descriptor), flags | O_NONBLOCK | O_CLOEXEC);
  }

  @Override
  public OpenDirectory openDirectory(RawPath path, boolean followLink) throws IOException {
    int flags = O_NONBLOCK | O_CLOEXEC | directoryFlag | (followLink ? 0 : noFollowFlag);
    return new LinuxDirectory(frame(), openQuietly(path, flags));
  }

  @Override
  public FolderHandle folder(RawPath path) throws IOException {
    return new LinuxFolder(this, openAt(path, O_PATH | O_CLOEXEC | directoryFlag | noFollowFlag));
  }

  FolderHandle folderBelow(int folder, byte[] name) throws IOException {
    int flags = O_PATH | O_CLOEXEC | directoryFlag | noFollowFlag;
    return new LinuxFolder(this, openBelow(folder, name, flags, 0));
  }

  OpenFile openBelow(int folder, byte[] name) throws IOException {
    int flags = O_NONBLOCK | O_CLOEXEC | noFollowFlag;
    try {
      return new LinuxFile(this, openBelow(folder, name, flags | O_NOATIME, 0));
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.DENIED) {
        throw fault;
      }
      return new LinuxFile(this, openBelow(folder, name, flags, 0));
    }
  }

  NewFile createBelow(int folder, byte[] name, int permissions) throws IOException {
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | noFollowFlag;
    return new LinuxNewFile(this, openBelow(folder, name, flags, permissions));
  }

  NewFile createNameless(int folder, int permissions) throws IOException {
    int flags = O_WRONLY | O_TMPFILE | directoryFlag | O_CLOEXEC;
    try {
      return new LinuxNewFile(this, openBelow(folder, new byte[] {'.'}, flags, permissions));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.IS_A_DIRECTORY) { // a kernel that does not know it
        throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
      }
      throw fault;
    }
  }

  private int openBelow(int folder, byte[] name, int flags, int permissions) throws IOException {
    CallFrame frame = frame();
    return (int)
        Errno.check(frame.call(SystemCall.OPENAT, folder, frame.name(name), flags, permissions));
  }

  /** The absolute path of what a descriptor is open on, as /proc tells. */
  RawPath pathOf(int descriptor) throws IOException {
    return readLink(RawPath.ofText("/proc/self/fd/" + descriptor));
  }

  /** Opens without touching the access time, which only the owner may ask for, open(2). */
  private int openQuietly(RawPath path, int flags) throws IOException {
    try {
      return openAt(path, flags | O_NOATIME);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.DENIED) {
        throw fault;
      }
      return openAt(path, flags);
    }
  }

  private int openAt(RawPath path, int flags) throws IOException {
    return openAt(path, flags, 0);
  }

  private int openAt(RawPath path, int flags, int permissions) throws IOException {
    return at(
        path,
        (frame, directory, name) ->
            (int) Errno.check(frame.call(SystemCall.OPENAT, directory, name, flags, permissions)));
  }

  @Override
  public RawPath realPath(RawPath path) throws IOException {
    int descriptor = openAt(path, O_PATH | O_CLOEXEC);
    try {
      return pathOf(descriptor);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NAME_TOO_LONG) {
        throw fault;
      }
    } finally {
      close(descriptor);
    }
    return realPathByName(path);
  }

  /** What realpath(3) does, for a path longer than the kernel can tell. */
  private RawPath realPathByName(RawPath path) throws IOException {
    String name = RawText.decode(path.name());
    RawPath folder = realPath(path.parent());
    if (name.equals("..")) {
      return folder.parent();
    }
    RawPath real = name.equals(".") ? folder : folder.resolve(path.name());
    return status(real, false).kind() == FileKind.SYMBOLIC_LINK
        ? realPath(folder.resolve(readLink(real)))
        : real;
  }

  private RawPath readLink(RawPath link) throws IOException {
    return at(link, LinuxFiles::readLink);
  }

  static RawPath readLink(CallFrame frame, long folder, long name) throws IOException {
    ByteBuffer text = frame.scratch();
    int length =
        (int)
            Errno.check(
                frame.call(
                    SystemCall.READLINKAT, folder, name, frame.scratchAddress(), text.capacity()));
    byte[] bytes = new byte[length];
    text.get(0, bytes);
    return RawPath.of(bytes);
  }

  @Override
  public DurableOutput create(RawPath path, int permissions) throws IOException {
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    return new LinuxOutput(this, openAt(path, flags, permissions));
  }

  @Override
  public OutputStream overwrite(RawPath path) throws IOException {
    return new LinuxOutput(this, openAt(path, O_WRONLY | O_TRUNC | O_CLOEXEC));
  }

  @Override
  public NewFile revise(RawPath path) throws IOException {
    return new LinuxNewFile(this, openAt(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC));
  }

  @Override
  public Optional<Closeable> lock(RawPath path) throws IOException {
    int flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC | noFollowFlag;
    int descriptor = openAt(path, flags, ONLY_THE_OWNER);
    long result = frame().call(SystemCall.FLOCK, descriptor, LOCK_EXCLUSIVELY_OR_NOT_AT_ALL, 0, 0);
    if (result >= 0) {
      return Optional.of(new LinuxNewFile(this, descriptor));
    }
    close(descriptor);
    if (result != -Errno.EAGAIN) {
      throw Errno.fault(result);
    }
    return Optional.empty();
  }

  @Override
  public void rename(RawPath from, RawPath to) throws IOException {
    if (to.length() >= CallFrame.PATH_MAX) {
      throw new FileFault(FileFault.Reason.NAME_TOO_LONG);
    }
    long _ =
        at(
            from,
            (frame, directory, name) ->
                Errno.check(
                    frame.call(
                        SystemCall.RENAMEAT2,
                        directory,
                        name,
                        CallFrame.AT_FDCWD,
                        frame.otherPath(to),
                        0)));
  }

  @Override
  public void remove(RawPath path) throws IOException {
    long _ =
        at(
            path,
            (frame, directory, name) ->
                Errno.check(frame.call(SystemCall.UNLINKAT, directory, name, 0, 0)));
  }

  @Override
  public void forceDirectory(RawPath path) throws IOException {
    int descriptor = openAt(path, directoryFlag | O_CLOEXEC);
    try {
      long result = frame().call(SystemCall.FSYNC, descriptor);
      if (result != -Errno.EINVAL) { // file systems that cannot, fsync(2)
        long _ = Errno.check(result);
      }
    } finally {
      close(descriptor);
    }
  }

  @Override
  public OutputStream standardOutput() {
    return new LinuxOutput(this, STANDARD_OUTPUT);
  }

  @Override
  public int descriptorLimit() {
    CallFrame frame = frame();
    long result = frame.call(SystemCall.PRLIMIT, 0, RLIMIT_NOFILE, 0, frame.scratchAddress());
    long soft = result < 0 ? 1024 : frame.scratch().getLong(0); // rlim_cur, getrlimit(2)
    return soft < 0 ? Integer.MAX_VALUE : (int) Math.min(soft, Integer.MAX_VALUE);
  }

  void close(int descriptor) {
    long _ = frame().call(SystemCall.CLOSE, descriptor);
  }

  /** What is done with a name, seen from a folder. */
  private interface NameCall<T> {
    T apply(CallFrame frame, long directory, long name) throws IOException;
  }

  /**
   * Makes a call with a path, going down to it by steps where it is longer than the kernel takes.
   */
  private <T> T at(RawPath path, NameCall<T> call) throws IOException {
    CallFrame frame = frame();
    byte[] bytes = path.toBytes();
    int directory = CallFrame.AT_FDCWD;
    int start = 0;
    try {
      while (bytes.length - start >= CallFrame.PATH_MAX) {
        int slash = lastSlash(bytes, start, start + CallFrame.PATH_MAX - 1);
        int next = step(frame, directory, bytes, start, slash);
        if (directory >= 0) {
          close(directory);
        }
        directory = next;
        start = slash + 1;
      }
      return call.apply(frame, directory, frame.path(bytes, start, bytes.length - start));
    } finally {
      if (directory >= 0) {
        close(directory);
      }
    }
  }

  private int step(CallFrame frame, int directory, byte[] path, int start, int end)
      throws IOException {
    long name = frame.path(path, start, end - start);
    int flags = O_PATH | O_CLOEXEC | directoryFlag;
    return (int) Errno.check(frame.call(SystemCall.OPENAT, directory, name, flags, 0));
  }

  /** A slash with a name behind it: what remains must not look like an absolute path. */
  private static int lastSlash(byte[] path, int from, int before) throws FileFault {
    for (int i = before - 1; i > from; i--) {
      if (path[i] == '/' && path[i + 1] != '/') {
        return i;
      }
    }
    throw new FileFault(FileFault.Reason.NAME_TOO_LONG);
  }
}
