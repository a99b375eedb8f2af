package fieldkit.common.linux;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;

/** A folder held by a descriptor that is good for nothing but finding names in it, O_PATH. */
final class LinuxFolder implements FolderHandle {
  private static final int AT_REMOVEDIR = 0x200; // linux/fcntl.h
  private static final int RENAME_NOREPLACE = 1; // linux/fs.h
  private static final int RENAME_EXCHANGE = 2;

  private static final int AT_SYMLINK_FOLLOW = 0x400; // linux/fcntl.h
  private static final int NONE = -1;

  private final LinuxFiles files;
  private volatile int descriptor;

  LinuxFolder(LinuxFiles files, int descriptor) {
    this.files = files;
    this.descriptor = descriptor;
  }

  private static LinuxFolder asLinux(FolderHandle handle) throws FileFault {
    if (handle instanceof LinuxFolder folder) {
      return folder;
    }
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  public FileStatus status() throws IOException {
    CallFrame frame = files.frame();
    return frame.statx(descriptor, frame.name(new byte[0]), CallFrame.AT_EMPTY_PATH);
  }

  @Override
  public RawPath path() throws IOException {
    return files.pathOf(descriptor);
  }

  @Override
  public FileStatus status(byte[] name, boolean followLink) throws IOException {
    CallFrame frame = files.frame();
    return frame.statx(
        descriptor, frame.name(name), followLink ? 0 : CallFrame.AT_SYMLINK_NOFOLLOW);
  }

  @Override
  public OpenFile open(byte[] name) throws IOException {
    return files.openBelow(descriptor, name);
  }

  @Override
  public FolderHandle folder(byte[] name) throws IOException {
    return files.folderBelow(descriptor, name);
  }

  @Override
  public RawPath readLink(byte[] name) throws IOException {
    return LinuxFiles.readLink(files.frame(), descriptor, files.frame().name(name));
  }

  @Override
  public NewFile create(byte[] name, int permissions) throws IOException {
    return files.createBelow(descriptor, name, permissions);
  }

  @Override
  public NewFile createNameless(int permissions) throws IOException {
    return files.createNameless(descriptor, permissions);
  }

  @Override
  public void name(NewFile file, byte[] name) throws IOException {
    if (!(file instanceof LinuxNewFile nameless)) {
      throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
    }
    CallFrame frame = files.frame();
    long newName = frame.otherName(name);
    long path = frame.name(RawText.encode(nameless.descriptorPath())); // so says open(2)
    check(
        frame.call(
            SystemCall.LINKAT, CallFrame.AT_FDCWD, path, descriptor, newName, AT_SYMLINK_FOLLOW));
  }

  @Override
  public void createFolder(byte[] name, int permissions) throws IOException {
    CallFrame frame = files.frame();
    check(frame.call(SystemCall.MKDIRAT, descriptor, frame.name(name), permissions, 0));
  }

  @Override
  public void link(byte[] name, FolderHandle to, byte[] newName) throws IOException {
    CallFrame frame = files.frame();
    int target = asLinux(to).descriptor;
    check(
        frame.call(
            SystemCall.LINKAT, descriptor, frame.name(name), target, frame.otherName(newName), 0));
  }

  @Override
  public void symbolicLink(RawPath target, byte[] name) throws IOException {
    CallFrame frame = files.frame();
    long text = frame.name(target.toBytes());
    check(frame.call(SystemCall.SYMLINKAT, text, descriptor, frame.otherName(name), 0));
  }

  @Override
  public void rename(byte[] name, FolderHandle to, byte[] newName, Clash clash) throws IOException {
    CallFrame frame = files.frame();
    int flags =
        switch (clash) {
          case REPLACE -> 0;
          case FAIL -> RENAME_NOREPLACE;
          case EXCHANGE -> RENAME_EXCHANGE;
        };
    int target = asLinux(to).descriptor;
    check(
        frame.call(
            SystemCall.RENAMEAT2,
            descriptor,
            frame.name(name),
            target,
            frame.otherName(newName),
            flags));
  }

  @Override
  public void remove(byte[] name) throws IOException {
    remove(name, 0);
  }

  @Override
  public void removeFolder(byte[] name) throws IOException {
    remove(name, AT_REMOVEDIR);
  }

  private void remove(byte[] name, int flags) throws IOException {
    CallFrame frame = files.frame();
    check(frame.call(SystemCall.UNLINKAT, descriptor, frame.name(name), flags, 0));
  }

  @Override
  public void setFolderOwner(byte[] name, int user, int group) throws IOException {
    CallFrame frame = files.frame();
    check(
        frame.call(
            SystemCall.FCHOWNAT,
            descriptor,
            frame.name(name),
            user,
            group,
            CallFrame.AT_SYMLINK_NOFOLLOW));
  }

  @Override
  public void setFolderPermissions(byte[] name, int permissions) throws IOException {
    CallFrame frame = files.frame();
    check(frame.call(SystemCall.FCHMODAT, descriptor, frame.name(name), permissions, 0));
  }

  private static void check(long result) throws FileFault {
    long _ = Errno.check(result);
  }

  @Override
  public void close() {
    int old = descriptor;
    if (old >= 0) {
      descriptor = NONE; // the number may soon be another folder's
      long _ = files.frame().call(SystemCall.CLOSE, old);
    }
  }
}
