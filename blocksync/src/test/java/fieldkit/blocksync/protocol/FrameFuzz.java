package fieldkit.blocksync.protocol;

import fieldkit.blocksync.coding.AdaptiveZstd;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.RegionBuffer;
import fieldkit.blocksync.region.RegionRange;
import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import fieldkit.common.zstd.ZstdCompressor;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Frames of all types, changed and checked anew, or changed on their way. */
public final class FrameFuzz implements FuzzTarget {
  private static final int REGION = 1 << 14;
  private static final DigestSuite SUITE = DigestSuite.of("xxh3", new byte[DigestSuite.KEY_BYTES]);

  private final Optional<ZstdLibrary> zstd = ZstdLibrary.find();

  /** A frame without its check. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Frame(int type, byte[] payload) {}

  @Override
  public void once(SplittableRandom random) throws Exception {
    List<Frame> frames = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      Frame frame = random.nextInt(3) == 0 ? data(random) : small(random);
      frames.add(frame);
    }
    int victim = random.nextInt(frames.size());
    boolean checkedAnew = random.nextInt(4) > 0;
    if (checkedAnew) {
      Frame frame = frames.get(victim);
      int type = random.nextInt(8) == 0 ? random.nextInt(256) : frame.type();
      frames.set(victim, new Frame(type, Mutation.of(random, frame.payload())));
    }
    byte[] stream = sealed(frames);
    read(checkedAnew ? stream : Mutation.of(random, stream));
  }

  private void read(byte[] stream) throws InterruptedException {
    BufferPool pool = new BufferPool(REGION, 3);
    DataCoding coding = zstd.<DataCoding>map(AdaptiveZstd::new).orElse(DataCoding.none());
    try (coding) {
      Lane lane = new Lane(new Bytes(ByteBuffer.wrap(stream)), SUITE);
      lane.acceptData(pool, coding);
      while (true) {
        lane.read().close();
      }
    } catch (IOException declared) {
      // the end, or what cannot be
    }
    for (int i = 0; i < 3; i++) {
      RegionBuffer _ = pool.take(); // none was lost: it would wait for ever
    }
  }

  private static byte[] sealed(List<Frame> frames) {
    FrameCheck check = SUITE.newFrameCheck();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      int first = frame.type() << 24;
      int length = frame.payload().length;
      ByteBuffer payload = ByteBuffer.allocateDirect(length).put(frame.payload()).flip();
      out.writeBytes(ByteBuffer.allocate(8).putInt(first).putInt(length).array());
      out.writeBytes(frame.payload());
      long sum = check.of(i, first, length, payload);
      out.writeBytes(ByteBuffer.allocate(8).putLong(sum).array());
    }
    return out.toByteArray();
  }

  private static Frame small(SplittableRandom random) {
    List<RegionRange> ranges = List.of(new RegionRange(3, 9), new RegionRange(11, 12));
    Fields fields =
        Fields.none().with("status", 4).with("what", "it failed").with("left.mark", "a\u00fc b=c");
    Message message =
        switch (random.nextInt(13)) {
          case 0 -> new Message.Hello(fields);
          case 1 -> new Message.Round(2, true);
          case 2 -> new Message.Hash(3, ranges);
          case 3 -> new Message.AskPages(7);
          case 4 -> new Message.Zero(ranges);
          case 5 -> new Message.EndRound(2);
          case 6 -> new Message.Digests(5, List.of(new Digest(1, 2), new Digest(3, 4)));
          case 7 -> new Message.ZeroDigests(5, 100);
          case 8 -> new Message.PageDigests(5, IntBuffer.wrap(new int[] {1, 2, 3, 4}));
          case 9 -> new Message.Durable(ranges);
          case 10 -> new Message.Fault(fields);
          case 11 -> new Message.Note("a word");
          default -> new Message.Bye(fields);
        };
    return new Frame(PayloadCodec.typeOf(message).number(), PayloadCodec.encode(message));
  }

  private Frame data(SplittableRandom random) {
    int pages = random.nextInt(1, 5);
    byte[] plain = new byte[pages * 4096];
    if (random.nextBoolean()) {
      random.nextBytes(plain);
    }
    byte[] coded = random.nextBoolean() ? compressed(plain) : plain;
    boolean isCoded = coded.length != plain.length; // no byte was saved otherwise
    List<Message.PageRun> runs =
        random.nextBoolean() ? List.of(new Message.PageRun(0, pages)) : List.of();
    DataHead head = new DataHead(5, plain.length, isCoded ? 1 : 0, new Digest(1, 2), true, runs);
    ByteBuffer payload = ByteBuffer.allocate(head.bytes() + coded.length);
    head.writeTo(payload);
    FrameType type = runs.isEmpty() ? FrameType.REGION : FrameType.PAGES;
    return new Frame(type.number(), payload.put(coded).array());
  }

  private byte[] compressed(byte[] plain) {
    if (zstd.isEmpty()) {
      return plain;
    }
    ByteBuffer data = ByteBuffer.allocateDirect(plain.length).put(plain).flip();
    ByteBuffer room = ByteBuffer.allocateDirect(plain.length - 1);
    try (ZstdCompressor compressor = zstd.get().newCompressor()) {
      int size = compressor.compress(data, room, 1);
      byte[] coded = new byte[size];
      room.get(coded);
      return size == 0 ? plain : coded;
    }
  }

  /** Bytes that come one piece after the other, and then no more. */
  private record Bytes(ByteBuffer in) implements ByteLink {
    @Override
    public int read(ByteBuffer target) {
      if (!in.hasRemaining()) {
        return -1;
      }
      int count = Math.min(in.remaining(), target.remaining());
      target.put(in.slice(in.position(), count));
      in.position(in.position() + count);
      return count;
    }

    @Override
    public void write(ByteBuffer source) {}

    @Override
    public void close() {}
  }
}
