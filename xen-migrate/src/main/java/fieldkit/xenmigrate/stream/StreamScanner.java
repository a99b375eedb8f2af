package fieldkit.xenmigrate.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Passes on the image of a domain as it comes, in pieces of any length, all but the record that
 * ends it: while that one is held back the receiver has the whole guest and no disk of it open. One
 * thread.
 *
 * <p>Sources: Xen, docs/specs/libxl-migration-stream.pandoc and libxc-migration-stream.pandoc; the
 * head before them, tools/xl/xl.h ({@code save_file_header}).
 */
public final class StreamScanner {
  private static final byte[] MAGIC =
      "Xen saved domain, xl format\n \0 \r".getBytes(StandardCharsets.ISO_8859_1);
  private static final int XL_HEAD = 48;
  private static final int BYTE_ORDER = 0x01020304;
  private static final int FLAG_JSON = 1;
  private static final int FLAG_STREAM_V2 = 2;
  private static final int LONGEST_CONFIG = 1 << 24;
  private static final long LIBXL_IDENT = 0x4c6962786c466d74L; // "LibxlFmt", big-endian
  private static final int LIBXC_IDENT = 0x58454e46; // "XENF", big-endian
  private static final int RECORD_HEAD = 8;
  private static final int LONGEST_RECORD = 128 << 20; // xg_sr_common.h, REC_LENGTH_MAX
  private static final int LIBXL_END = 0;
  private static final int LIBXL_LIBXC_CONTEXT = 1;
  private static final int LIBXC_END = 0;
  private static final int LIBXC_PAGE_DATA = 1;
  private static final int LIBXC_X86_TSC_INFO = 8;
  private static final int PAGES_HEAD = 16; // count, reserved, the first page's number
  private static final long PAGE = 4096; // bytes
  private static final long PAGE_NUMBER = (1L << 52) - 1; // above are the page's type

  private final StreamListener listener;
  private final OutputStream out;
  private State state = State.XL_HEAD;
  private byte[] piece = new byte[XL_HEAD];
  private int filled;
  private int wanted = XL_HEAD;
  private long toPass;
  private long afterPagesHead;
  private long pages;
  private int pass;
  private long lastPage = Long.MAX_VALUE;
  private boolean suspended;

  /** What is gathered before it is looked at. */
  private enum State {
    XL_HEAD,
    CONFIG,
    LIBXL_HEAD,
    LIBXL_RECORD,
    LIBXC_HEAD,
    LIBXC_RECORD,
    PAGES_HEAD,
    END
  }

  /**
   * @param out where all goes but the last record
   */
  public StreamScanner(StreamListener listener, OutputStream out) {
    this.listener = listener;
    this.out = out;
  }

  /** Whether the record that ends the image has come and is held back. */
  public boolean isAtEnd() {
    return state == State.END;
  }

  /**
   * Takes more of the image and passes it on.
   *
   * @return how many of the bytes belong to the image; fewer than given once it is at its end
   * @throws StreamFault if it is none
   * @throws IOException if it cannot be passed on, or the listener does not want it to be
   */
  public int feed(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end && state != State.END) {
      int taken = toPass > 0 ? pass(bytes, at, end - at) : gather(bytes, at, end - at);
      at += taken;
    }
    return at - offset;
  }

  private int pass(byte[] bytes, int at, int length) throws IOException {
    int count = (int) Math.min(toPass, length);
    out.write(bytes, at, count);
    toPass -= count;
    return count;
  }

  private int gather(byte[] bytes, int at, int length) throws IOException {
    int count = Math.min(wanted - filled, length);
    System.arraycopy(bytes, at, piece, filled, count);
    filled += count;
    if (filled == wanted) {
      look();
    }
    return count;
  }

  /** Looks at what was gathered, passes it on, and says what comes next. */
  private void look() throws IOException {
    ByteBuffer head = ByteBuffer.wrap(piece, 0, filled).order(ByteOrder.LITTLE_ENDIAN);
    switch (state) {
      case XL_HEAD -> xlHead(head);
      case CONFIG -> config(head);
      case LIBXL_HEAD -> libxlHead(head.order(ByteOrder.BIG_ENDIAN));
      case LIBXL_RECORD -> libxlRecord(head);
      case LIBXC_HEAD -> libxcHead(head.order(ByteOrder.BIG_ENDIAN));
      case LIBXC_RECORD -> libxcRecord(head);
      case PAGES_HEAD -> pagesHead(head);
      case END -> throw new IllegalStateException("nothing is gathered behind the end");
    }
  }

  private void next(State what, int bytes) {
    state = what;
    wanted = bytes;
    filled = 0;
    if (piece.length < bytes) {
      piece = new byte[bytes];
    }
  }

  private void passGathered() throws IOException {
    out.write(piece, 0, filled);
  }

  private void xlHead(ByteBuffer head) throws IOException {
    if (!Arrays.equals(MAGIC, 0, MAGIC.length, piece, 0, MAGIC.length)) {
      throw new StreamFault("what xl sends does not begin like a domain");
    }
    if (head.getInt(32) != BYTE_ORDER) {
      throw new StreamFault("what xl sends is of a machine of another byte order");
    }
    int flags = head.getInt(36);
    if (flags != (FLAG_JSON | FLAG_STREAM_V2)) {
      throw new StreamFault(
          "xl sends a format that is not known here (flags 0x%x); Xen 4.6 or newer is needed"
              .formatted(flags));
    }
    int length = head.getInt(44);
    if (length < 4 || length > LONGEST_CONFIG) {
      throw new StreamFault("xl says that the configuration has %d bytes".formatted(length));
    }
    byte[] kept = Arrays.copyOf(piece, XL_HEAD);
    next(State.CONFIG, XL_HEAD + length);
    System.arraycopy(kept, 0, piece, 0, XL_HEAD);
    filled = XL_HEAD;
  }

  /** The head and what follows it, with another configuration. */
  private void config(ByteBuffer head) throws IOException {
    int length = head.getInt(XL_HEAD);
    if (length < 1 || length != filled - XL_HEAD - 4) {
      throw new StreamFault(
          "xl sends a configuration of %d bytes where others fit".formatted(length));
    }
    String json = new String(piece, XL_HEAD + 4, length - 1, StandardCharsets.UTF_8);
    byte[] sent = (listener.config(json) + "\0").getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = ByteBuffer.allocate(XL_HEAD + 4).order(ByteOrder.LITTLE_ENDIAN);
    start.put(piece, 0, XL_HEAD).putInt(sent.length).putInt(44, 4 + sent.length);
    out.write(start.array());
    out.write(sent);
    next(State.LIBXL_HEAD, 16);
  }

  private void libxlHead(ByteBuffer head) throws IOException {
    if (head.getLong(0) != LIBXL_IDENT || head.getInt(8) != 2) {
      throw new StreamFault("xl sends an image of a version that is not known here");
    }
    passGathered();
    next(State.LIBXL_RECORD, RECORD_HEAD);
  }

  private void libxlRecord(ByteBuffer head) throws IOException {
    int type = head.getInt(0);
    if (type == LIBXL_END) {
      state = State.END;
      return;
    }
    passGathered();
    passBody(head.getInt(4));
    if (type == LIBXL_LIBXC_CONTEXT) {
      next(State.LIBXC_HEAD, 24 + 16);
    } else {
      next(State.LIBXL_RECORD, RECORD_HEAD);
    }
  }

  private void passBody(int length) throws StreamFault {
    if (length < 0 || length > LONGEST_RECORD) {
      throw new StreamFault("xl sends a record of %d bytes".formatted(length & 0xffffffffL));
    }
    toPass = (length + 7L) & ~7L; // records are padded to 8 bytes
  }

  private void libxcHead(ByteBuffer head) throws IOException {
    int version = head.getInt(12);
    if (head.getLong(0) != -1 || head.getInt(8) != LIBXC_IDENT || version < 2 || version > 3) {
      throw new StreamFault("xl sends the memory in a version that is not known here");
    }
    passGathered();
    next(State.LIBXC_RECORD, RECORD_HEAD);
  }

  private void libxcRecord(ByteBuffer head) throws IOException {
    int type = head.getInt(0);
    int length = head.getInt(4);
    passGathered();
    passBody(length);
    if (type == LIBXC_X86_TSC_INFO && !suspended) {
      suspended = true;
      listener.suspended();
    }
    if (type == LIBXC_PAGE_DATA && toPass >= PAGES_HEAD) {
      long body = toPass;
      toPass = 0;
      next(State.PAGES_HEAD, PAGES_HEAD);
      afterPagesHead = body - PAGES_HEAD;
    } else {
      next(type == LIBXC_END ? State.LIBXL_RECORD : State.LIBXC_RECORD, RECORD_HEAD);
    }
  }

  private void pagesHead(ByteBuffer head) throws IOException {
    long first = head.getLong(8) & PAGE_NUMBER;
    if (first <= lastPage) {
      pass++;
    }
    lastPage = first;
    pages += pagesWithContent(Integer.toUnsignedLong(head.getInt(0)));
    passGathered();
    toPass = afterPagesHead;
    next(State.LIBXC_RECORD, RECORD_HEAD);
    listener.memory(pages, pass);
  }

  /** Of the pages that a record names; those that do not exist, in holes, come without content. */
  private long pagesWithContent(long named) {
    long contents = afterPagesHead + PAGES_HEAD - Long.BYTES - named * Long.BYTES;
    return Math.max(0, contents / PAGE);
  }

  /** Passes on the record that was held back: from then on the receiver opens the disks. */
  public void release() throws IOException {
    if (state != State.END) {
      throw new IllegalStateException("the end has not come yet");
    }
    out.write(new byte[RECORD_HEAD]);
    out.flush();
  }
}
