package fieldkit.common.linux;

import fieldkit.common.io.DeviceNumber;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the device mapper for a table, ioctl DM_TABLE_STATUS, linux/dm-ioctl.h. */
final class MapperTable {
  private static final long DM_TABLE_STATUS = 0xC138FD0CL; // _IOWR(0xfd, 12, struct dm_ioctl)
  private static final int MAJOR_VERSION = 4;
  private static final int STATUS_TABLE = 1 << 4;
  private static final int BUFFER_FULL = 1 << 8;

  private static final int HEADER = 312; // sizeof(struct dm_ioctl)
  private static final int TARGET = 40; // sizeof(struct dm_target_spec)
  private static final int MEMORY = 1 << 18;

  private final CallFrame frame;
  private final int control;

  MapperTable(CallFrame frame, int control) {
    this.frame = frame;
    this.control = control;
  }

  /** The table; empty if there is no such device, or it is longer than anybody's. */
  Optional<String> of(DeviceNumber device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(MEMORY, Long.BYTES);
      ByteBuffer request = memory.asByteBuffer().order(ByteOrder.nativeOrder());
      request.putInt(0, MAJOR_VERSION).putInt(12, MEMORY).putInt(16, HEADER);
      request.putInt(28, STATUS_TABLE).putLong(40, encoded(device));
      long result = frame.call(SystemCall.IOCTL, control, DM_TABLE_STATUS, memory.address(), 0);
      boolean complete = result >= 0 && (request.getInt(28) & BUFFER_FULL) == 0;
      return complete ? Optional.of(targets(request)) : Optional.empty();
    }
  }

  /** The kernel's own form of a device number, linux/kdev_t.h new_encode_dev. */
  private static long encoded(DeviceNumber device) {
    long minor = Integer.toUnsignedLong(device.minor());
    return (minor & 0xff) | Integer.toUnsignedLong(device.major()) << 8 | (minor & ~0xffL) << 12;
  }

  private static String targets(ByteBuffer answer) {
    int first = answer.getInt(16);
    int count = answer.getInt(20);
    StringBuilder table = new StringBuilder();
    int at = first;
    for (int i = 0; i < count; i++) {
      String type = text(answer, at + 24, 16);
      String parameters = text(answer, at + TARGET, answer.capacity());
      table.append(answer.getLong(at)).append(' ').append(answer.getLong(at + 8));
      table.append(' ').append(type).append(' ').append(withoutKey(type, parameters)).append('\n');
      at = first + answer.getInt(at + 20);
    }
    return table.toString();
  }

  private static String text(ByteBuffer answer, int from, int most) {
    int end = from;
    while (end < answer.capacity() && end - from < most && answer.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    answer.get(from, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String withoutKey(String type, String parameters) {
    return type.equals("crypt") ? parameters.replaceFirst("^(\\S+) \\S+", "$1 -") : parameters;
  }
}
