package fieldkit.blocksync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import fieldkit.blocksync.coding.AdaptiveZstd;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Message.PageRun;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.RegionBuffer;
import fieldkit.common.zstd.ZstdException;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames with data that are coded on their way, over a real pipe. */
class CodedFramesTest {
  private static final int REGION = 1 << 16;
  private static final byte[] KEY = new byte[DigestSuite.KEY_BYTES];

  private final BufferPool sending = new BufferPool(REGION, 4);
  private final BufferPool receiving = new BufferPool(REGION, 3);
  private final DataCoding out = coding();
  private final DataCoding in = coding();
  private final List<SendCost> costs = new ArrayList<>();
  private Pipe pipe;
  private FrameWriter writer;
  private FrameReader reader;

  private static DataCoding coding() {
    return new AdaptiveZstd(
        ZstdLibrary.find().orElseGet(() -> abort("libzstd.so.1 is not there: skipped")));
  }

  @BeforeEach
  void open() throws Exception {
    pipe = Pipe.open();
    DigestSuite suite = DigestSuite.of("xxh3", KEY);
    writer = new FrameWriter(new ChannelLink(pipe.source(), pipe.sink()), suite.newFrameCheck());
    reader = new FrameReader(new ChannelLink(pipe.source(), pipe.sink()), suite.newFrameCheck());
    writer.use(listening(out), sending);
    reader.accept(receiving, in);
  }

  @AfterEach
  void close() throws IOException {
    out.close();
    in.close();
    pipe.sink().close();
    pipe.source().close();
  }

  private DataCoding listening(DataCoding coding) {
    return new DataCoding() {
      @Override
      public int shrink(ByteBuffer data, ByteBuffer target) throws IOException {
        return coding.shrink(data, target);
      }

      @Override
      public void expand(ByteBuffer coded, ByteBuffer target) throws IOException {
        coding.expand(coded, target);
      }

      @Override
      public void sent(SendCost cost) {
        costs.add(cost);
        coding.sent(cost);
      }

      @Override
      public void close() {
        coding.close();
      }
    };
  }

  private Message passed(Message message) throws Exception {
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(message));
    Message read = reader.read();
    written.get(60, TimeUnit.SECONDS);
    return read;
  }

  private void write(Message message) {
    try {
      writer.write(message);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private RegionBuffer buffer(byte[] data) throws InterruptedException {
    RegionBuffer buffer = sending.take();
    buffer.data(data.length).put(data);
    return buffer;
  }

  private static byte[] content(SplittableRandom random, int length) {
    byte[] data = new byte[length];
    if (random.nextBoolean()) {
      random.nextBytes(data);
    } else {
      for (int i = 0; i < length; i++) {
        data[i] = (byte) random.nextInt(8);
      }
    }
    return data;
  }

  private static byte[] bytes(RegionBuffer buffer, int length) {
    byte[] data = new byte[length];
    buffer.data(length).get(data);
    return data;
  }

  @Test
  void regionsArriveAsTheyWere() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] data = content(random, 1 + random.nextInt(REGION));
      try (Message read = passed(new Message.RegionData(seed, data.length, buffer(data)))) {
        assertThat(read).as("seed %d", seed).isInstanceOf(Message.RegionData.class);
        Message.RegionData region = (Message.RegionData) read;
        assertThat(region.region()).isEqualTo(seed);
        assertThat(bytes(region.buffer(), region.length())).as("seed %d", seed).isEqualTo(data);
      }
    }
    assertThat(costs).hasSize(100);
    assertThat(costs).anyMatch(cost -> cost.wireBytes() < cost.dataBytes() / 2);
    assertThat(costs).anyMatch(cost -> cost.wireBytes() == cost.dataBytes());
  }

  @Test
  void pagesArriveAsTheyWere() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] data = content(random, 3 * 4096);
      List<PageRun> runs = List.of(new PageRun(2, 1), new PageRun(7, 2));
      Digest digest = new Digest(random.nextLong(), random.nextLong());
      try (Message read =
          passed(new Message.Pages(seed, digest, true, runs, data.length, buffer(data)))) {
        assertThat(read).as("seed %d", seed).isInstanceOf(Message.Pages.class);
        Message.Pages pages = (Message.Pages) read;
        assertThat(pages.region()).isEqualTo(seed);
        assertThat(pages.digest()).isEqualTo(digest);
        assertThat(pages.sealed()).isTrue();
        assertThat(pages.runs()).isEqualTo(runs);
        assertThat(bytes(pages.buffer(), pages.length())).as("seed %d", seed).isEqualTo(data);
      }
    }
  }

  @Test
  void theBytesOnTheWireAreThoseOfTheFrame() throws Exception {
    try (Message _ = passed(new Message.RegionData(1, REGION, buffer(new byte[REGION])))) {
      int frame = 8 + 16 + costs.getFirst().wireBytes() + 8;
      assertThat(writer.bytes()).isEqualTo(frame).isLessThan(200);
      assertThat(reader.bytes()).isEqualTo(frame);
    }
  }

  /** Coding, sending and waiting are told apart: none is part of another, all are in between. */
  @Test
  void whatItTookIsToldApart() throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      passed(new Message.RegionData(i, REGION, buffer(new byte[REGION]))).close();
    }
    long nanos = System.nanoTime() - begin;
    assertThat(costs.getFirst().waitNanos()).isZero();
    assertThat(costs)
        .allMatch(cost -> cost.codingNanos() > 0 && cost.linkNanos() > 0)
        .allMatch(cost -> cost.dataBytes() == REGION);
    assertThat(
            costs.stream()
                .mapToLong(cost -> cost.waitNanos() + cost.codingNanos() + cost.linkNanos())
                .sum())
        .isBetween(1L, nanos);
    assertThat(costs.get(1).waitNanos()).isPositive();
  }

  /** A frame whose check is right, from one who means harm: nothing comes of it, nothing stays. */
  @Test
  void codedDataThatAreNoneAreRefused() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] coded = new byte[1 + random.nextInt(500)];
      random.nextBytes(coded);
      hostile(coded, 1 + random.nextInt(REGION));
      assertThatThrownBy(() -> reader.read()).as("seed %d", seed).isInstanceOf(ZstdException.class);
    }
    assertThatAllBuffersAreBack();
  }

  @Test
  void codedDataOfAnotherLengthAreRefused() throws Exception {
    ByteBuffer target = ByteBuffer.allocateDirect(1000);
    int size = out.shrink(ByteBuffer.allocateDirect(5000), target);
    byte[] coded = new byte[size];
    target.get(0, coded);
    for (int length : new int[] {1, 4999, 5001, REGION}) {
      hostile(coded, length);
      assertThatThrownBy(() -> reader.read())
          .as("%d bytes", length)
          .isInstanceOf(ZstdException.class);
    }
    hostile(coded, 5000);
    try (Message read = reader.read()) {
      assertThat(((Message.RegionData) read).length()).isEqualTo(5000);
    }
    assertThatAllBuffersAreBack();
  }

  @Test
  void codedDataAreRefusedWhereNoneWereAgreedUpon() throws Exception {
    reader.accept(receiving, DataCoding.none());
    hostile(new byte[10], 100);
    assertThatThrownBy(() -> reader.read()).isInstanceOf(ProtocolException.class);
    assertThatAllBuffersAreBack();
  }

  private void assertThatAllBuffersAreBack() throws Exception {
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(() -> {
          try {
            for (int i = 0; i < 3; i++) {
              var _ = receiving.take();
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    all.get(60, TimeUnit.SECONDS);
  }

  /** Sends these bytes as the coded form of a region of that length. */
  private void hostile(byte[] coded, int length) throws Exception {
    writer.use(
        new DataCoding() {
          @Override
          public int shrink(ByteBuffer data, ByteBuffer target) {
            target.put(target.position(), coded);
            return coded.length;
          }

          @Override
          public void expand(ByteBuffer data, ByteBuffer target) {
            throw new IllegalStateException("not for reading");
          }

          @Override
          public void close() {}
        },
        new BufferPool(REGION, 1));
    writer.write(new Message.RegionData(1, length, sending.take()));
  }
}
