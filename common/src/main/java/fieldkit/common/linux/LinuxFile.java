package fieldkit.common.linux;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.Lease;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.SharedStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An open file, read with pread(2). */
final class LinuxFile implements OpenFile {
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int FADV_RANDOM = 1;
  private static final int FADV_SEQUENTIAL = 2;

  private final LinuxFiles files;
  private final int descriptor;
  private boolean open = true;

  LinuxFile(LinuxFiles files, int descriptor) {
    this.files = files;
    this.descriptor = descriptor;
  }

  @Override
  public FileStatus status() throws IOException {
    CallFrame frame = files.frame();
    return frame.statx(descriptor, frame.path(new byte[0], 0, 0), CallFrame.AT_EMPTY_PATH);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    long address = MemorySegment.ofBuffer(target).address();
    long read =
        Errno.check(
            files
                .frame()
                .call(SystemCall.PREAD, descriptor, address, target.remaining(), position));
    target.position(target.position() + (int) read);
    return (int) read;
  }

  @Override
  public long nextData(long position) throws IOException {
    return seek(position, SEEK_DATA, position);
  }

  @Override
  public long nextHole(long position) throws IOException {
    return seek(position, SEEK_HOLE, status().size());
  }

  private long seek(long position, int whence, long unknown) throws IOException {
    long found = files.frame().call(SystemCall.LSEEK, descriptor, position, whence, 0);
    if (found == -Errno.ENXIO) { // nothing but a hole until the end, lseek(2)
      return status().size();
    }
    return found == -Errno.EINVAL ? unknown : Errno.check(found);
  }

  @Override
  public void expectScatteredReads() {
    long _ = files.frame().call(SystemCall.FADVISE, descriptor, 0, 0, FADV_RANDOM);
  }

  @Override
  public void expectOrderedReads() {
    long _ = files.frame().call(SystemCall.FADVISE, descriptor, 0, 0, FADV_SEQUENTIAL);
  }

  @Override
  public @Nullable SharedStorage sharedStorage() throws IOException {
    return new ExtentMap(files, descriptor).sharedStorage(status());
  }

  @Override
  public Lease lease() throws IOException {
    return new FileLease(files.frame(), descriptor).take();
  }

  @Override
  public boolean isLeaseHeld() throws IOException {
    return new FileLease(files.frame(), descriptor).isHeld();
  }

  @Override
  public ExtendedAttributes attributes() throws IOException {
    return new LinuxAttributes(files.frame(), descriptor).read();
  }

  @Override
  public void forceFileSystem() throws IOException {
    long _ = Errno.check(files.frame().call(SystemCall.SYNCFS, descriptor));
  }

  @Override
  public boolean forcesWholeFileSystem() throws IOException {
    return new WholeSync(files.frame(), descriptor).isAsGoodAsEach();
  }

  @Override
  public long share(OpenFile source, long position, long length) throws IOException {
    if (!(source instanceof LinuxFile from)) {
      throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
    }
    return new SharedRange(files.frame(), from.descriptor, descriptor).share(position, length);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      long _ = files.frame().call(SystemCall.CLOSE, descriptor);
    }
  }
}
