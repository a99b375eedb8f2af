package fieldkit.common.linux;

import fieldkit.common.io.DeviceGeometry;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.LoopBacking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What can be asked of an open block device, ioctl(2). The numbers are of linux/fs.h. */
final class BlockDeviceCalls {
  private static final long BLKROGET = 0x125EL;
  private static final long BLKSSZGET = 0x1268L;
  private static final long BLKPBSZGET = 0x127BL;
  private static final long BLKROTATIONAL = 0x127EL;
  private static final long BLKZEROOUT = 0x127FL;
  private static final long BLKGETSIZE64 = 0x80081272L; // _IOR(0x12, 114, size_t)
  private static final long BLKGETDISKSEQ = 0x80081280L; // _IOR(0x12, 128, __u64)
  private static final long LOOP_GET_STATUS64 = 0x4C05L; // linux/loop.h

  private final CallFrame frame;
  private final int descriptor;

  BlockDeviceCalls(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
  }

  DeviceGeometry geometry() throws IOException {
    long size = asked(BLKGETSIZE64).getLong(0);
    int logical = asked(BLKSSZGET).getInt(0);
    int physical = asked(BLKPBSZGET).getInt(0);
    boolean rotational = asked(BLKROTATIONAL).getShort(0) != 0;
    boolean readOnly = asked(BLKROGET).getInt(0) != 0;
    long sequence = ask(BLKGETDISKSEQ) < 0 ? -1 : frame.scratch().getLong(0);
    return new DeviceGeometry(size, logical, physical, rotational, readOnly, sequence);
  }

  void zeroOut(long position, long length) throws IOException {
    frame.scratch().putLong(0, position).putLong(8, length);
    long _ = Errno.check(call(BLKZEROOUT));
  }

  Optional<LoopBacking> loopBacking() {
    if (ask(LOOP_GET_STATUS64) < 0) {
      return Optional.empty();
    }
    ByteBuffer info = frame.scratch(); // struct loop_info64
    return Optional.of(
        new LoopBacking(
            DeviceNumber.of(info.getLong(0)),
            info.getLong(8),
            DeviceNumber.of(info.getLong(16)),
            info.getLong(24),
            info.getLong(32)));
  }

  private ByteBuffer asked(long request) throws IOException {
    long _ = Errno.check(ask(request));
    return frame.scratch();
  }

  private long ask(long request) {
    frame.scratch().putLong(0, 0);
    return call(request);
  }

  private long call(long request) {
    return frame.call(SystemCall.IOCTL, descriptor, request, frame.scratchAddress(), 0);
  }
}
