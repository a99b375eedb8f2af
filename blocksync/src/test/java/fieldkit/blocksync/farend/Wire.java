package fieldkit.blocksync.farend;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The frames of docs/protocol.md with the suite sha256, written from the document and not from the
 * engine, so that an agent is held to what is written there.
 */
final class Wire {
  static final int HELLO = 1;
  static final int FACTS = 2;
  static final int START = 3;
  static final int ROUND = 16;
  static final int HASH = 17;
  static final int ASK_PAGES = 18;
  static final int REGION = 19;
  static final int PAGES = 20;
  static final int ZERO = 21;
  static final int END_ROUND = 22;
  static final int DIGESTS = 32;
  static final int PAGE_DIGESTS = 33;
  static final int DURABLE = 34;
  static final int RESEND = 35;
  static final int ROUND_DONE = 36;
  static final int ALIVE = 48;
  static final int FAULT = 50;
  static final int BYE = 51;
  static final int PAGE = 4096;

  private final DataInputStream in;
  private final OutputStream out;
  private byte[] key;
  private long sent;
  private long received;

  Wire(InputStream in, OutputStream out, byte[] key) {
    this.in = new DataInputStream(in);
    this.out = out;
    this.key = key.clone();
  }

  /** A frame without its check. */
  static final class Frame {
    private final int type;
    private final byte[] payload;

    private Frame(int type, byte[] payload) {
      this.type = type;
      this.payload = payload;
    }

    int type() {
      return type;
    }

    byte[] payload() {
      return payload.clone();
    }

    ByteBuffer body() {
      return ByteBuffer.wrap(payload);
    }

    Map<String, String> fields() {
      ByteBuffer body = body();
      Map<String, String> fields = new TreeMap<>();
      for (int left = body.getShort(); left > 0; left--) {
        String name = new String(take(body, body.get() & 0xFF), StandardCharsets.US_ASCII);
        fields.put(name, new String(take(body, body.getInt()), StandardCharsets.UTF_8));
      }
      return fields;
    }

    private static byte[] take(ByteBuffer from, int length) {
      byte[] bytes = new byte[length];
      from.get(bytes);
      return bytes;
    }
  }

  void use(byte[] newKey) {
    key = newKey.clone();
    sent = 0;
    received = 0;
  }

  /** The same for what is sent alone. */
  void useToSend(byte[] newKey) {
    key = newKey.clone();
    sent = 0;
  }

  void send(int type, byte[] payload) throws IOException {
    out.write(frame(type, payload));
    out.flush();
  }

  /** The whole frame with the next number. */
  byte[] frame(int type, byte[] payload) {
    byte[] head = ByteBuffer.allocate(8).putInt(type << 24).putInt(payload.length).array();
    byte[] check = check(sent++, head, payload);
    return ByteBuffer.allocate(16 + payload.length).put(head).put(payload).put(check).array();
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next frame but those that only say that the other end is alive. */
  Frame read() throws IOException {
    while (true) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8) {
        throw new IOException("the stream ended after " + head.length + " bytes of a head");
      }
      ByteBuffer fields = ByteBuffer.wrap(head);
      int first = fields.getInt();
      byte[] payload = new byte[fields.getInt()];
      in.readFully(payload);
      byte[] check = new byte[8];
      in.readFully(check);
      if ((first & 0xFFFFFF) != 0 || !Arrays.equals(check, check(received++, head, payload))) {
        throw new IOException("a frame that does not fit");
      }
      if (first >>> 24 != ALIVE) {
        return new Frame(first >>> 24, payload);
      }
    }
  }

  /** The next frame, which has to be of that type. */
  Frame expect(int type) throws IOException {
    Frame frame = read();
    if (frame.type() != type) {
      String what = frame.type() == FAULT ? frame.fields().toString() : "type " + frame.type();
      throw new IOException("expected a frame of type " + type + ", but got " + what);
    }
    return frame;
  }

  private byte[] check(long number, byte[] head, byte[] payload) {
    byte[] counted = ByteBuffer.allocate(8).putLong(number).array();
    return Arrays.copyOf(sha256(key, counted, head, payload), 8);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The 16 bytes of each page's digest, one after the other. */
  static byte[] pages(byte[] key, byte[] region) {
    ByteBuffer all = ByteBuffer.allocate((region.length + PAGE - 1) / PAGE * 16);
    for (int at = 0; at < region.length; at += PAGE) {
      byte[] page = Arrays.copyOfRange(region, at, Math.min(at + PAGE, region.length));
      all.put(sha256(key, page), 0, 16);
    }
    return all.array();
  }

  static byte[] digest(byte[] key, byte[] region) {
    return Arrays.copyOf(sha256(key, pages(key, region)), 16);
  }

  static byte[] fields(Map<String, String> fields) {
    ByteBuffer out = ByteBuffer.allocate(1 << 16).putShort((short) fields.size());
    fields.forEach((name, value) -> {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
      out.putInt(bytes.length).put(bytes);
    });
    return Arrays.copyOf(out.array(), out.position());
  }
}
