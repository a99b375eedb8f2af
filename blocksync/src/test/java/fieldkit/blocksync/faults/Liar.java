package fieldkit.blocksync.faults;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.testing.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between two ends, knows the key, and changes what one of them says so that the other takes
 * it for what was said.
 */
final class Liar implements ByteLink {
  private static final int START = 3;
  private static final int TOKEN_LINE = 41;
  private static final long OVER = 300;

  /**
   * How it lies.
   *
   * @param up whether to the far end, or to the client
   * @param honest after how many frames it begins
   */
  record Manner(boolean up, int honest) {}

  private final ByteLink base;
  private final Manner manner;
  private final SplittableRandom random;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream(); // up, no whole frame yet
  private ByteBuffer heard = ByteBuffer.allocate(0); // down, ready to be read
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream(); // down, no whole frame yet
  private boolean tokenSeen;
  private @Nullable String token;
  private @Nullable FrameCheck upCheck;
  private volatile @Nullable FrameCheck downCheck;
  private long upNumber;
  private long downNumber;
  private int downFrames;
  private int frames;
  private volatile @Nullable DigestSuite session;
  private byte[] last = {};
  private int lastType = 1;
  private boolean lied;

  Liar(ByteLink base, Manner manner, SplittableRandom random) {
    this.base = base;
    this.manner = manner;
    this.random = random;
  }

  private FrameCheck greeting() {
    String known = token;
    if (known == null) {
      throw new IllegalStateException("no token yet");
    }
    return DigestSuite.of("sha256", HexFormat.of().parseHex(known)).newFrameCheck();
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    said.writeBytes(bytes);
    ByteBuffer all = ByteBuffer.wrap(said.toByteArray());
    while (isFrame(all)) {
      up(all);
    }
    keep(said, all);
  }

  private void up(ByteBuffer all) throws IOException {
    FrameCheck check = upCheck == null ? greeting() : upCheck;
    upCheck = check;
    int type = all.get(all.position()) & 0xFF;
    byte[] payload = payload(all);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (manner.up()) {
      upNumber = lie(type, payload, check, upNumber, out);
    } else {
      upNumber = seal(type, payload, check, upNumber, out);
    }
    if (type == START) {
      Map<String, String> fields = fields(payload);
      DigestSuite suite =
          DigestSuite.of(
              fields.getOrDefault("suite", ""),
              HexFormat.of().parseHex(fields.getOrDefault("key", "")));
      session = suite;
      upCheck = suite.newFrameCheck();
      upNumber = 0;
    }
    base.write(ByteBuffer.wrap(out.toByteArray()));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    while (!heard.hasRemaining()) {
      byte[] bytes = new byte[1 << 14];
      int count = base.read(ByteBuffer.wrap(bytes));
      if (count < 0) {
        return -1;
      }
      raw.write(bytes, 0, count);
      heard = down();
    }
    int count = Math.min(heard.remaining(), target.remaining());
    target.put(heard.slice(heard.position(), count));
    heard.position(heard.position() + count);
    return count;
  }

  private ByteBuffer down() {
    ByteBuffer all = ByteBuffer.wrap(raw.toByteArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!tokenSeen) {
      if (all.remaining() < TOKEN_LINE) {
        return ByteBuffer.allocate(0);
      }
      byte[] line = new byte[TOKEN_LINE];
      all.get(line);
      token = new String(line, 0, 32, StandardCharsets.US_ASCII);
      tokenSeen = true;
      out.writeBytes(line);
    }
    while (isFrame(all)) {
      int type = all.get(all.position()) & 0xFF;
      byte[] payload = payload(all);
      FrameCheck check = checkOfDown();
      downNumber =
          manner.up()
              ? seal(type, payload, check, downNumber, out)
              : lie(type, payload, check, downNumber, out);
      downFrames++;
    }
    keep(raw, all);
    return ByteBuffer.wrap(out.toByteArray());
  }

  /** The first frame is FACTS, or what stands for it. */
  private FrameCheck checkOfDown() {
    FrameCheck check = downCheck;
    if (check == null) {
      check = greeting();
      downCheck = check;
    }
    DigestSuite suite = session;
    if (downFrames == 1 && suite != null) {
      check = suite.newFrameCheck();
      downCheck = check;
      downNumber = 0;
    }
    return check;
  }

  private static void keep(ByteArrayOutputStream into, ByteBuffer rest) {
    byte[] left = new byte[rest.remaining()];
    rest.get(left);
    into.reset();
    into.writeBytes(left);
  }

  private static boolean isFrame(ByteBuffer all) {
    return all.remaining() >= 16 && all.remaining() >= 16 + all.getInt(all.position() + 4);
  }

  private static byte[] payload(ByteBuffer all) {
    byte[] payload = new byte[all.getInt(all.position() + 4)];
    all.position(all.position() + 8).get(payload);
    all.position(all.position() + 8);
    return payload;
  }

  private long lie(
      int type, byte[] payload, FrameCheck check, long number, ByteArrayOutputStream out) {
    frames++;
    long next = number;
    if (frames < manner.honest() || (lied && random.nextInt(3) > 0)) {
      return sealed(type, payload, check, next, out);
    }
    startTheEnd();
    switch (random.nextInt(6)) {
      case 0 -> {} // it is lost
      case 1 -> {
        next = seal(type, payload, check, next, out);
        next = seal(type, payload, check, next, out);
      }
      case 2 -> {
        next = seal(type, payload, check, next, out);
        next = seal(lastType, last, check, next, out);
      }
      case 3 -> {
        next = seal(anyType(), invented(), check, next, out);
        next = seal(type, payload, check, next, out);
      }
      default -> next = seal(type, Mutation.of(random, payload), check, next, out);
    }
    return next;
  }

  private long sealed(
      int type, byte[] payload, FrameCheck check, long number, ByteArrayOutputStream out) {
    last = payload;
    lastType = type;
    return seal(type, payload, check, number, out);
  }

  private int anyType() {
    int[] types = {1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 32, 33, 34, 35, 36, 48, 49, 50, 51, 99};
    return types[random.nextInt(types.length)];
  }

  private byte[] invented() {
    byte[] bytes = new byte[random.nextInt(1 << random.nextInt(1, 12))];
    return Mutation.of(random, random.nextBoolean() ? bytes : last);
  }

  /** Whoever waits now for what was changed would wait for ever: so it ends. */
  private void startTheEnd() {
    if (!lied) {
      lied = true;
      Thread.ofPlatform().daemon().name("liar").start(this::end);
    }
  }

  private void end() {
    try {
      Thread.sleep(OVER);
      base.close();
    } catch (IOException gone) {
      // then it is over
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long seal(
      int type, byte[] payload, FrameCheck check, long number, ByteArrayOutputStream out) {
    int first = type << 24;
    ByteBuffer direct = ByteBuffer.allocateDirect(payload.length).put(payload).flip();
    out.writeBytes(ByteBuffer.allocate(8).putInt(first).putInt(payload.length).array());
    out.writeBytes(payload);
    long sum = check.of(number, first, payload.length, direct);
    out.writeBytes(ByteBuffer.allocate(8).putLong(sum).array());
    return number + 1;
  }

  private static Map<String, String> fields(byte[] payload) {
    ByteBuffer in = ByteBuffer.wrap(payload);
    Map<String, String> fields = new TreeMap<>();
    for (int left = in.getShort(); left > 0; left--) {
      byte[] name = new byte[in.get() & 0xFF];
      in.get(name);
      byte[] value = new byte[in.getInt()];
      in.get(value);
      fields.put(
          new String(name, StandardCharsets.US_ASCII), new String(value, StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public void close() throws IOException {
    base.close();
  }
}
