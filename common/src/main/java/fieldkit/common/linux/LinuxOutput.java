package fieldkit.common.linux;

import fieldkit.common.io.DurableOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes to a descriptor with write(2), so that the error number says what went wrong. */
final class LinuxOutput extends DurableOutput {
  private final LinuxFiles files;
  private final int descriptor;
  private boolean open = true;

  LinuxOutput(LinuxFiles files, int descriptor) {
    this.files = files;
    this.descriptor = descriptor;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    CallFrame frame = files.frame();
    MemorySegment memory = frame.outgoing();
    int done = 0;
    while (done < length) {
      int chunk = Math.min(CallFrame.OUTGOING, length - done);
      MemorySegment.copy(bytes, offset + done, memory, ValueLayout.JAVA_BYTE, 0, chunk);
      done +=
          (int) Errno.check(frame.call(SystemCall.WRITE, descriptor, memory.address(), chunk, 0));
    }
  }

  @Override
  public void force() throws IOException {
    long _ = Errno.check(files.frame().call(SystemCall.FSYNC, descriptor));
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      // a write error may come to light only here, close(2)
      long _ = Errno.check(files.frame().call(SystemCall.CLOSE, descriptor));
    }
  }
}
