package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.RegionRange;
import fieldkit.common.io.RawText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/** Payloads of all messages that carry no data of a device: to bytes and back. */
final class PayloadCodec {
  private static final int RANGE_BYTES = 2 * Long.BYTES;

  private PayloadCodec() {}

  static FrameType typeOf(Message message) {
    return switch (message) {
      case Message.Hello _ -> FrameType.HELLO;
      case Message.Facts _ -> FrameType.FACTS;
      case Message.Start _ -> FrameType.START;
      case Message.Round _ -> FrameType.ROUND;
      case Message.Hash _ -> FrameType.HASH;
      case Message.AskPages _ -> FrameType.ASK_PAGES;
      case Message.RegionData _ -> FrameType.REGION;
      case Message.Pages _ -> FrameType.PAGES;
      case Message.Zero _ -> FrameType.ZERO;
      case Message.EndRound _ -> FrameType.END_ROUND;
      case Message.Digests _ -> FrameType.DIGESTS;
      case Message.ZeroDigests _ -> FrameType.DIGESTS;
      case Message.PageDigests _ -> FrameType.PAGE_DIGESTS;
      case Message.Durable _ -> FrameType.DURABLE;
      case Message.Resend _ -> FrameType.RESEND;
      case Message.RoundDone _ -> FrameType.ROUND_DONE;
      case Message.Alive _ -> FrameType.ALIVE;
      case Message.Note _ -> FrameType.NOTE;
      case Message.Fault _ -> FrameType.FAULT;
      case Message.Bye _ -> FrameType.BYE;
    };
  }

  static byte[] encode(Message message) {
    return switch (message) {
      case Message.Hello(Fields fields) -> fields.encode();
      case Message.Facts(Fields fields) -> fields.encode();
      case Message.Start(Fields fields) -> fields.encode();
      case Message.RoundDone(Fields fields) -> fields.encode();
      case Message.Fault(Fields fields) -> fields.encode();
      case Message.Bye(Fields fields) -> fields.encode();
      case Message.Round(int number, boolean compareOnly) ->
          ByteBuffer.allocate(5).putInt(number).put((byte) (compareOnly ? 1 : 0)).array();
      case Message.Hash(long settled, List<RegionRange> ranges) -> encode(settled, ranges);
      case Message.Zero(List<RegionRange> ranges) -> encode(ranges);
      case Message.Durable(List<RegionRange> ranges) -> encode(ranges);
      case Message.AskPages(long region) -> encode(region);
      case Message.Resend(long region) -> encode(region);
      case Message.EndRound(int number) -> ByteBuffer.allocate(4).putInt(number).array();
      case Message.Digests digests -> encode(digests);
      case Message.ZeroDigests(long first, int count) ->
          ByteBuffer.allocate(16).putLong(first).putInt(count).put((byte) 1).array();
      case Message.PageDigests pages -> encode(pages);
      case Message.Alive() -> new byte[0];
      case Message.Note(String text) -> RawText.encode(text);
      case Message.RegionData _, Message.Pages _ ->
          throw new IllegalArgumentException("carries data");
    };
  }

  private static byte[] encode(long region) {
    return ByteBuffer.allocate(Long.BYTES).putLong(region).array();
  }

  private static byte[] encode(List<RegionRange> ranges) {
    ByteBuffer out = ByteBuffer.allocate(ranges.size() * RANGE_BYTES);
    put(out, ranges);
    return out.array();
  }

  private static byte[] encode(long settled, List<RegionRange> ranges) {
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES + ranges.size() * RANGE_BYTES);
    out.putLong(settled);
    put(out, ranges);
    return out.array();
  }

  private static void put(ByteBuffer out, List<RegionRange> ranges) {
    for (RegionRange range : ranges) {
      out.putLong(range.from()).putLong(range.to());
    }
  }

  private static byte[] encode(Message.Digests message) {
    List<Digest> digests = message.digests();
    ByteBuffer out = ByteBuffer.allocate(16 + digests.size() * Digest.BYTES);
    out.putLong(message.first()).putInt(digests.size()).putInt(0);
    digests.forEach(digest -> digest.writeTo(out));
    return out.array();
  }

  private static byte[] encode(Message.PageDigests message) {
    IntBuffer digests = message.digests().duplicate();
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES + digests.remaining() * Integer.BYTES);
    out.putLong(message.region());
    out.asIntBuffer().put(digests);
    return out.array();
  }

  static Message decode(FrameType type, ByteBuffer in) throws ProtocolException {
    try {
      Message message = read(type, in);
      if (in.hasRemaining()) {
        throw new ProtocolException("a frame %s that is too long".formatted(type));
      }
      return message;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new ProtocolException("a frame %s that makes no sense".formatted(type));
    }
  }

  private static Message read(FrameType type, ByteBuffer in) throws ProtocolException {
    return switch (type) {
      case HELLO -> new Message.Hello(Fields.decode(in));
      case FACTS -> new Message.Facts(Fields.decode(in));
      case START -> new Message.Start(Fields.decode(in));
      case ROUND -> new Message.Round(in.getInt(), in.get() != 0);
      case HASH -> new Message.Hash(in.getLong(), ranges(in));
      case ASK_PAGES -> new Message.AskPages(in.getLong());
      case ZERO -> new Message.Zero(ranges(in));
      case END_ROUND -> new Message.EndRound(in.getInt());
      case DIGESTS -> digests(in);
      case PAGE_DIGESTS -> pageDigests(in);
      case DURABLE -> new Message.Durable(ranges(in));
      case RESEND -> new Message.Resend(in.getLong());
      case ROUND_DONE -> new Message.RoundDone(Fields.decode(in));
      case ALIVE -> new Message.Alive();
      case NOTE -> new Message.Note(RawText.decode(rest(in)));
      case FAULT -> new Message.Fault(Fields.decode(in));
      case BYE -> new Message.Bye(Fields.decode(in));
      case REGION, PAGES -> throw new IllegalArgumentException("carries data");
    };
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  private static List<RegionRange> ranges(ByteBuffer in) {
    int count = in.remaining() / RANGE_BYTES;
    List<RegionRange> ranges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ranges.add(new RegionRange(in.getLong(), in.getLong()));
    }
    return ranges;
  }

  private static Message digests(ByteBuffer in) throws ProtocolException {
    long first = in.getLong();
    int count = in.getInt();
    boolean zeros = in.get() != 0;
    in.position(in.position() + 3);
    if (first < 0 || count <= 0) {
      throw new ProtocolException("digests of no regions");
    }
    if (zeros) {
      return new Message.ZeroDigests(first, count);
    }
    if (in.remaining() != (long) count * Digest.BYTES) {
      throw new ProtocolException("not as many digests as it says");
    }
    List<Digest> digests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      digests.add(Digest.readFrom(in));
    }
    return new Message.Digests(first, digests);
  }

  private static Message pageDigests(ByteBuffer in) {
    long region = in.getLong();
    int[] digests = new int[in.remaining() / Integer.BYTES];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = in.getInt();
    }
    return new Message.PageDigests(region, IntBuffer.wrap(digests));
  }
}
