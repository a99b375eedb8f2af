package fieldkit.xenmigrate.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes images of domains as xl would. */
final class Streams {
  static final String CONFIG = "{\"c_info\":{\"type\":\"pv\",\"name\":\"web\"},\"disks\":[]}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Random random;

  private Streams(long seed) {
    random = new Random(seed);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void put(byte[] bytes) {
    out.writeBytes(bytes);
  }

  private void record(int type, byte[] body) {
    put(little(8).putInt(type).putInt(body.length).array());
    put(body);
    put(new byte[-body.length & 7]);
  }

  private void head(String config) {
    byte[] json = (config + "\0").getBytes(StandardCharsets.UTF_8);
    put("Xen saved domain, xl format\n \0 \r".getBytes(StandardCharsets.ISO_8859_1));
    put(
        little(20)
            .putInt(0x01020304)
            .putInt(3)
            .putInt(0)
            .putInt(4 + json.length)
            .putInt(json.length)
            .array());
    put(json);
  }

  private void pages(long first, int count) {
    byte[] record = new byte[8 + count * (8 + 4096)];
    random.nextBytes(record);
    ByteBuffer body = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(count).putInt(0);
    for (int i = 0; i < count; i++) {
      body.putLong(first + i | 0x1L << 60); // with a type above the number
    }
    record(1, record);
  }

  /** Pages of a hole in the guest's memory: named, without content. */
  private void holes(long first, int count) {
    byte[] record = new byte[8 + count * 8];
    ByteBuffer body = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(count).putInt(0);
    for (int i = 0; i < count; i++) {
      body.putLong(first + i | 0xfL << 60); // the type that says so
    }
    record(1, record);
  }

  /** A whole image; its last 8 bytes are what ends it. */
  static byte[] image(long seed, boolean hvm) {
    Streams stream = new Streams(seed);
    stream.head(CONFIG);
    stream.put(ByteBuffer.allocate(16).putLong(0x4c6962786c466d74L).putInt(2).array());
    stream.record(1, new byte[0]);
    stream.put(ByteBuffer.allocate(24).putLong(-1).putInt(0x58454e46).putInt(3).array());
    stream.put(little(16).putInt(hvm ? 2 : 1).putShort((short) 12).array());
    stream.record(0x10, new byte[0]);
    for (int first = 0; first < 64; first += 16) {
      stream.pages(first, 16);
    }
    if (hvm) {
      stream.holes(64, 100);
    }
    stream.pages(3, 5);
    stream.pages(7, 1);
    stream.record(8, new byte[24]);
    stream.record(hvm ? 9 : 7, new byte[hvm ? 101 : 4096]);
    stream.record(0, new byte[0]);
    if (hvm) {
      stream.record(2, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 'k', 0, 'v', 0});
      stream.record(3, new byte[50]);
    }
    stream.record(0, new byte[0]);
    return stream.out.toByteArray();
  }
}
