package fieldkit.common.linux;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads the extended attributes of an open file, flistxattr(2) and fgetxattr(2). */
final class LinuxAttributes {
  private static final int MOST = 1 << 16; // XATTR_LIST_MAX and XATTR_SIZE_MAX, linux/limits.h

  private final CallFrame frame;
  private final int descriptor;

  LinuxAttributes(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
  }

  ExtendedAttributes read() throws FileFault {
    long size = frame.call(SystemCall.FLISTXATTR, descriptor, 0, 0, 0);
    if (size == 0 || size == -Errno.EOPNOTSUPP) { // the usual case: none
      return ExtendedAttributes.NONE;
    }
    Errno.check(size);
    Map<String, byte[]> values = new HashMap<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(MOST);
      for (byte[] name : names(memory)) {
        readValue(name, memory, values);
      }
    }
    return new ExtendedAttributes(values);
  }

  private byte[][] names(MemorySegment memory) throws FileFault {
    int length =
        (int) Errno.check(frame.call(SystemCall.FLISTXATTR, descriptor, memory.address(), MOST, 0));
    byte[] list = bytes(memory, length);
    byte[][] names = new byte[length][];
    int count = 0;
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (list[i] == 0) {
        names[count++] = Arrays.copyOfRange(list, start, i);
        start = i + 1;
      }
    }
    return Arrays.copyOf(names, count);
  }

  private void readValue(byte[] name, MemorySegment memory, Map<String, byte[]> values)
      throws FileFault {
    long address = frame.name(name);
    long length = frame.call(SystemCall.FGETXATTR, descriptor, address, memory.address(), MOST);
    if (length == -Errno.ENODATA) {
      return; // taken away meanwhile
    }
    values.put(RawText.decode(name), bytes(memory, (int) Errno.check(length)));
  }

  private static byte[] bytes(MemorySegment memory, int length) {
    return memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
  }
}
