package fieldkit.common.linux;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/** A file just created, written and given its metadata by its descriptor. */
final class LinuxNewFile extends NewFile {
  private static final long NANOS = 1_000_000_000L;
  private static final long UTIME_OMIT = (1L << 30) - 2; // linux/stat.h
  private static final int SEEK_CUR = 1;

  private final LinuxFiles files;
  private final int descriptor;
  private final LinuxOutput output;

  LinuxNewFile(LinuxFiles files, int descriptor) {
    this.files = files;
    this.descriptor = descriptor;
    this.output = new LinuxOutput(files, descriptor);
  }

  /** A path that leads to it while it is open, whatever its name, proc(5). */
  String descriptorPath() {
    return "/proc/self/fd/" + descriptor;
  }

  @Override
  public FileStatus status() throws IOException {
    CallFrame frame = files.frame();
    return frame.statx(descriptor, frame.name(new byte[0]), CallFrame.AT_EMPTY_PATH);
  }

  @Override
  public void write(int oneByte) throws IOException {
    output.write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    output.write(bytes, offset, length);
  }

  @Override
  public void skip(long bytes) throws IOException {
    CallFrame frame = files.frame();
    long end = Errno.check(frame.call(SystemCall.LSEEK, descriptor, bytes, SEEK_CUR, 0));
    check(frame.call(SystemCall.FTRUNCATE, descriptor, end, 0, 0));
  }

  @Override
  public void writeAt(byte[] bytes, long position) throws IOException {
    CallFrame frame = files.frame();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
      long done = 0;
      while (done < bytes.length) {
        done +=
            Errno.check(
                frame.call(
                    SystemCall.PWRITE,
                    descriptor,
                    memory.address() + done,
                    bytes.length - done,
                    position + done));
      }
    }
  }

  @Override
  public void forceContent() throws IOException {
    check(files.frame().call(SystemCall.FDATASYNC, descriptor));
  }

  @Override
  public void setLength(long length) throws IOException {
    check(files.frame().call(SystemCall.FTRUNCATE, descriptor, length, 0, 0));
  }

  @Override
  public void setOwner(int user, int group) throws IOException {
    check(files.frame().call(SystemCall.FCHOWN, descriptor, user, group, 0));
  }

  @Override
  public void setPermissions(int permissions) throws IOException {
    check(files.frame().call(SystemCall.FCHMOD, descriptor, permissions, 0, 0));
  }

  @Override
  public void setModified(long nanoseconds) throws IOException {
    CallFrame frame = files.frame();
    ByteBuffer times = frame.scratch(); // two struct timespec, utimensat(2)
    times.putLong(0, 0).putLong(8, UTIME_OMIT);
    times.putLong(16, Math.floorDiv(nanoseconds, NANOS));
    times.putLong(24, Math.floorMod(nanoseconds, NANOS));
    check(frame.call(SystemCall.UTIMENSAT, descriptor, 0, frame.scratchAddress(), 0));
  }

  @Override
  public void setAttribute(String name, byte[] value) throws IOException {
    CallFrame frame = files.frame();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Math.max(1, value.length));
      MemorySegment.copy(value, 0, bytes, ValueLayout.JAVA_BYTE, 0, value.length);
      check(
          frame.call(
              SystemCall.FSETXATTR,
              descriptor,
              frame.name(RawText.encode(name)),
              bytes.address(),
              value.length,
              0));
    }
  }

  private static void check(long result) throws IOException {
    long _ = Errno.check(result);
  }

  @Override
  public void force() throws IOException {
    output.force();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
