package fieldkit.common.linux;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceGeometry;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.LoopBacking;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A file or block device through pread(2), pwrite(2) and their relatives. */
final class LinuxBlockFile implements BlockFile {
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int FADV_DONTNEED = 4;
  private static final int KEEP_SIZE = 0x01; // linux/falloc.h
  private static final int PUNCH_HOLE = 0x02;
  private static final int ZERO_RANGE = 0x10;

  private final DescriptorGuard guard;

  LinuxBlockFile(LinuxFiles files, int descriptor) {
    this.guard = new DescriptorGuard(files, descriptor);
  }

  @Override
  public FileStatus status() throws IOException {
    return guard.use(CallFrame::statx);
  }

  @Override
  public DeviceNumber device() throws IOException {
    return guard.use(CallFrame::statusDetails).device();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    if (target.isReadOnly()) {
      throw new IllegalArgumentException("a buffer that cannot be filled");
    }
    return transfer(SystemCall.PREAD, target, position);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return transfer(SystemCall.PWRITE, source, position);
  }

  private int transfer(SystemCall call, ByteBuffer buffer, long position) throws IOException {
    if (!buffer.isDirect()) {
      throw new IllegalArgumentException("a buffer the kernel cannot reach");
    }
    long address = MemorySegment.ofBuffer(buffer).address();
    int length = buffer.remaining();
    long done =
        guard.use((frame, descriptor) ->
            Errno.check(frame.call(call, descriptor, address, length, position)));
    buffer.position(buffer.position() + (int) done); // which also keeps it reachable until here
    return (int) done;
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
    long found =
        guard.use(
            (frame, descriptor) -> frame.call(SystemCall.LSEEK, descriptor, position, whence, 0));
    if (found == -Errno.ENXIO) { // nothing but a hole until the end, lseek(2)
      return status().size();
    }
    return found == -Errno.EINVAL ? unknown : Errno.check(found);
  }

  @Override
  public void forceContent() throws IOException {
    guard.check(SystemCall.FDATASYNC, 0, 0, 0);
  }

  @Override
  public void force() throws IOException {
    guard.check(SystemCall.FSYNC, 0, 0, 0);
  }

  @Override
  public void setLength(long length) throws IOException {
    guard.check(SystemCall.FTRUNCATE, length, 0, 0);
  }

  @Override
  public void punch(long position, long length) throws IOException {
    guard.check(SystemCall.FALLOCATE, PUNCH_HOLE | KEEP_SIZE, position, length);
  }

  @Override
  public void zeroRange(long position, long length) throws IOException {
    guard.check(SystemCall.FALLOCATE, ZERO_RANGE | KEEP_SIZE, position, length);
  }

  @Override
  public void zeroOut(long position, long length) throws IOException {
    guard.use((frame, descriptor) -> {
      new BlockDeviceCalls(frame, descriptor).zeroOut(position, length);
      return true;
    });
  }

  @Override
  public void dropFromCache(long position, long length) {
    try {
      long _ =
          guard.use((frame, descriptor) ->
              frame.call(SystemCall.FADVISE, descriptor, position, length, FADV_DONTNEED));
    } catch (IOException closed) {
      // nothing of it is needed any more either
    }
  }

  @Override
  public boolean tryLock() throws IOException {
    return guard.use((frame, descriptor) -> new FileLocks(frame, descriptor).tryLock());
  }

  @Override
  public boolean isLockedInPart() throws IOException {
    return guard.use((frame, descriptor) -> new FileLocks(frame, descriptor).isLockedInPart());
  }

  @Override
  public DeviceGeometry geometry() throws IOException {
    return guard.use((frame, descriptor) -> new BlockDeviceCalls(frame, descriptor).geometry());
  }

  @Override
  public Optional<LoopBacking> loopBacking() throws IOException {
    return guard.use((frame, descriptor) -> new BlockDeviceCalls(frame, descriptor).loopBacking());
  }

  @Override
  public int directAlignment() throws IOException {
    return guard.use(CallFrame::statusDetails).directAlignment();
  }

  @Override
  public Optional<String> mapperTable(DeviceNumber device) throws IOException {
    return guard.use((frame, descriptor) -> new MapperTable(frame, descriptor).of(device));
  }

  @Override
  public void close() {
    guard.close();
  }
}
