package fieldkit.common.linux;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Lets two files share storage, ioctl FIDEDUPERANGE, ioctl_fideduperange(2). */
final class SharedRange {
  private static final long FIDEDUPERANGE = 0xC0189436L; // _IOWR(0x94, 54, 24 bytes)
  private static final int RANGE_DIFFERS = 1;
  private static final int RESULT = 24; // where struct file_dedupe_range_info begins

  private final CallFrame frame;
  private final int source;
  private final int target;

  SharedRange(CallFrame frame, int source, int target) {
    this.frame = frame;
    this.source = source;
    this.target = target;
  }

  long share(long position, long length) throws IOException {
    ByteBuffer request = frame.scratch(); // struct file_dedupe_range, linux/fs.h
    request.putLong(0, position).putLong(8, length).putShort(16, (short) 1);
    request.putShort(18, (short) 0).putInt(20, 0);
    request.putLong(RESULT, target).putLong(RESULT + 8, position).putLong(RESULT + 16, 0);
    request.putInt(RESULT + 24, 0).putInt(RESULT + 28, 0);
    long _ =
        Errno.check(frame.call(SystemCall.IOCTL, source, FIDEDUPERANGE, frame.scratchAddress(), 0));
    int status = request.getInt(RESULT + 24);
    if (status == RANGE_DIFFERS) {
      throw new FileFault(FileFault.Reason.DIFFERENT);
    }
    long _ = Errno.check(status);
    return request.getLong(RESULT + 16);
  }
}
