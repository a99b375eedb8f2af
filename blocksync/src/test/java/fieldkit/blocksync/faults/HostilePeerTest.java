package fieldkit.blocksync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.session.PeerFacts;
import fieldkit.blocksync.session.Role;
import fieldkit.blocksync.session.Server;
import fieldkit.blocksync.session.Settled;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.session.Wanted;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends that say what cannot be, and then that they live: it ends, soon and not in success. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class HostilePeerTest {
  private static final int BLOCK = 8192;
  private static final int REGIONS = 10;
  private static final byte[] WHOLE = new byte[BLOCK];
  private static final Fault NOTHING = new Fault(Fault.Kind.NONE, 0, true, 0, 0);
  private static final long SOON = 15_000;

  @TempDir private Path folder;
  private byte[] there = {};

  @BeforeEach
  void content() {
    there = new byte[BLOCK * REGIONS];
    new SplittableRandom(5).nextBytes(there);
  }

  /** Says something to an end. */
  private interface Words {
    void sayTo(RawPeer peer) throws IOException, InterruptedException;
  }

  /** Reads until a message of some kind came. */
  private static void await(RawPeer peer, Class<? extends Message> kind)
      throws IOException, InterruptedException {
    boolean found = false;
    while (!found) {
      try (Message message = peer.read()) {
        found = kind.isInstance(message);
      }
    }
  }

  private static void awaitHash(RawPeer peer) throws IOException, InterruptedException {
    await(peer, Message.Hash.class);
  }

  private static void equalZeros(RawPeer peer) throws IOException, InterruptedException {
    awaitHash(peer);
    peer.zeroDigests(0, REGIONS);
  }

  /** What a target may say that cannot be. */
  private enum OfTarget {
    DIGESTS_OUTSIDE(peer -> peer.zeroDigests(REGIONS, 1)),
    DIGESTS_BEYOND_THE_END(peer -> peer.zeroDigests(REGIONS - 1, 2)),
    DIGESTS_THAT_OVERFLOW(peer -> peer.zeroDigests(Long.MAX_VALUE - 1, Integer.MAX_VALUE)),
    DIGESTS_OF_A_NEGATIVE_REGION(peer -> peer.zeroDigests(-1, 1)),
    AS_MANY_DIGESTS_AS_CAN_BE(peer -> peer.zeroDigests(0, Integer.MAX_VALUE)),
    DIGESTS_TWICE(
        peer -> {
          awaitHash(peer);
          peer.zeroDigests(0, 1);
          peer.zeroDigests(0, 1);
        }),
    PAGES_NOBODY_ASKED_FOR(peer -> peer.longs(RawPeer.PAGE_DIGESTS, 0, 1)),
    PAGES_OUTSIDE(peer -> peer.longs(RawPeer.PAGE_DIGESTS, 1L << 40, 1)),
    DURABLE_BUT_NEVER_SENT(peer -> peer.longs(RawPeer.DURABLE, 0, 1)),
    DURABLE_OUTSIDE(peer -> peer.longs(RawPeer.DURABLE, 0, Long.MAX_VALUE)),
    DURABLE_BACKWARDS(peer -> peer.longs(RawPeer.DURABLE, 5, 3)),
    RESEND_BUT_NEVER_SENT(peer -> peer.longs(RawPeer.RESEND, 0)),
    RESEND_OUTSIDE(peer -> peer.longs(RawPeer.RESEND, Long.MIN_VALUE)),
    RESEND_FOR_EVER(
        peer -> {
          equalZeros(peer);
          await(peer, Message.RegionData.class);
          peer.longs(RawPeer.RESEND, 0);
          peer.longs(RawPeer.RESEND, 0);
        }),
    DONE_BEFORE_ANYTHING(RawPeer::roundDone),
    DONE_TOO_EARLY(
        peer -> {
          awaitHash(peer);
          peer.roundDone();
        }),
    DONE_WITHOUT_BEING_DURABLE(
        peer -> {
          equalZeros(peer);
          await(peer, Message.EndRound.class);
          peer.roundDone();
        }),
    GONE_TOO_EARLY(RawPeer::bye),
    WHAT_A_SOURCE_SAYS(peer -> peer.round(1, false)),
    DATA(peer -> peer.region(0, WHOLE)),
    SOMETHING_UNKNOWN(peer -> peer.send(99, new byte[3])),
    ANOTHER_BEGINNING(peer -> peer.send(1, new byte[2])),
    A_FRAME_THAT_IS_TOO_LONG(peer -> peer.send(RawPeer.DIGESTS, new byte[(1 << 20) + 1])),
    MORE_THAN_A_NUMBER(peer -> peer.longs(RawPeer.RESEND, 0, 0)),
    FIELDS_WITHOUT_AN_END(peer -> peer.send(RawPeer.ROUND_DONE, new byte[] {-1, -1, 4})),
    A_FLOOD(
        peer -> {
          for (int i = 0; i < 100_000; i++) {
            peer.zeroDigests(0, REGIONS);
          }
        });

    private final Words words;

    OfTarget(Words words) {
      this.words = words;
    }
  }

  /** What a source may say that cannot be. */
  private enum OfSource {
    DATA_BEFORE_A_ROUND(peer -> peer.region(0, WHOLE)),
    DATA_IN_A_ROUND_THAT_COMPARES(
        peer -> {
          peer.round(1, true);
          peer.region(0, WHOLE);
        }),
    DATA_OUTSIDE(inRound(peer -> peer.region(REGIONS, WHOLE))),
    DATA_OF_A_NEGATIVE_REGION(inRound(peer -> peer.region(Long.MIN_VALUE, WHOLE))),
    DATA_THAT_OVERFLOW(inRound(peer -> peer.region(Long.MAX_VALUE / BLOCK + 1, WHOLE))),
    TOO_LITTLE_DATA(inRound(peer -> peer.region(0, new byte[100]))),
    TOO_MUCH_DATA(inRound(peer -> peer.region(0, new byte[BLOCK + 4096]))),
    ANOTHER_LENGTH(inRound(peer -> peer.region(0, BLOCK - 1, WHOLE))),
    PAGES_BEYOND_THE_REGION(inRound(peer -> peer.pages(0, new byte[4096], 2, 1))),
    AS_MANY_PAGES_AS_CAN_BE(inRound(peer -> peer.pages(0, new byte[4096], 0, 0xFFFF))),
    PAGES_FROM_THE_LAST_ON(inRound(peer -> peer.pages(0, new byte[4096], 0xFFFF, 1))),
    PAGES_OUTSIDE(inRound(peer -> peer.pages(REGIONS, new byte[4096], 0, 1))),
    ZEROS_OUTSIDE(inRound(peer -> peer.longs(RawPeer.ZERO, 0, REGIONS + 1))),
    ZEROS_WITHOUT_AN_END(inRound(peer -> peer.longs(RawPeer.ZERO, 0, Long.MAX_VALUE))),
    ZEROS_BACKWARDS(inRound(peer -> peer.longs(RawPeer.ZERO, 5, 4))),
    HALF_A_RANGE(inRound(peer -> peer.longs(RawPeer.ZERO, 5, 6, 7))),
    HASH_OUTSIDE(inRound(peer -> peer.longs(RawPeer.HASH, 0, 0, REGIONS + 1))),
    HASH_OF_NEGATIVE_REGIONS(inRound(peer -> peer.longs(RawPeer.HASH, 0, -5, -3))),
    SETTLED_BEYOND_THE_END(inRound(peer -> peer.longs(RawPeer.HASH, Long.MAX_VALUE, 0, 1))),
    SETTLED_BEFORE_THE_BEGINNING(inRound(peer -> peer.longs(RawPeer.HASH, -1, 0, 1))),
    QUESTIONS_OUTSIDE(inRound(peer -> peer.longs(RawPeer.ASK_PAGES, REGIONS))),
    MORE_QUESTIONS_THAN_ANYBODY_HAS(
        inRound(
            peer -> {
              for (int i = 0; i < 300_000; i++) {
                peer.longs(RawPeer.ASK_PAGES, 0);
              }
            })),
    MORE_PERMISSIONS_THAN_ANYBODY_NEEDS(
        inRound(
            peer -> {
              long[] ranges = new long[1 + 2 * 60_000];
              for (int i = 1; i < ranges.length; i += 2) {
                ranges[i + 1] = REGIONS;
              }
              for (int i = 0; i < 4; i++) {
                peer.longs(RawPeer.HASH, ranges);
              }
            })),
    A_ROUND_IN_A_ROUND(inRound(peer -> peer.round(2, false))),
    THE_END_OF_ANOTHER_ROUND(inRound(peer -> peer.endRound(2))),
    AN_END_WITHOUT_A_ROUND(peer -> peer.endRound(1)),
    TWO_ENDS(
        inRound(
            peer -> {
              peer.endRound(1);
              peer.endRound(1);
            })),
    GONE_BEFORE_A_ROUND(RawPeer::bye),
    GONE_IN_A_ROUND(inRound(RawPeer::bye)),
    WHAT_A_TARGET_SAYS(inRound(RawPeer::roundDone)),
    SOMETHING_UNKNOWN(inRound(peer -> peer.send(99, new byte[0]))),
    ANOTHER_START(inRound(peer -> peer.send(3, new byte[2]))),
    A_CODING_NOBODY_KNOWS(
        inRound(
            peer ->
                peer.send(
                    RawPeer.REGION,
                    ByteBuffer.allocate(16 + BLOCK).putInt(8, BLOCK).put(12, (byte) 9).array()))),
    CODED_BUT_NOT_AGREED_UPON(
        inRound(
            peer ->
                peer.send(
                    RawPeer.REGION,
                    ByteBuffer.allocate(16 + 100).putInt(8, BLOCK).put(12, (byte) 1).array()))),
    NO_REGION_AT_ALL(inRound(peer -> peer.send(RawPeer.REGION, new byte[0]))),
    A_HEAD_ALONE(inRound(peer -> peer.send(RawPeer.PAGES, new byte[32])));

    private final Words words;

    OfSource(Words words) {
      this.words = words;
    }

    private static Words inRound(Words words) {
      return peer -> {
        peer.round(1, false);
        words.sayTo(peer);
      };
    }
  }

  private Pair pair(boolean push) throws IOException {
    Pair.Habits habits =
        new Pair.Habits(
            push, BLOCK, "sha256", false, 0, true, SyncPlan.Verify.NOTHING, 1 << 30, 1 << 17);
    return new Pair(
        folder,
        habits,
        new Disk("source", there, false),
        new Disk("target", new byte[BLOCK * REGIONS], false));
  }

  private static void checkFailed(@Nullable Exception failure) {
    assertThat(failure).isInstanceOf(IOException.class);
    assertThat(failure)
        .isInstanceOfAny(ProtocolException.class, LinkLostException.class);
    assertThat(failure).hasMessageNotContaining("Exception");
  }

  /** Lives on and listens, until the other one ends it. */
  private static void liveOn(RawPeer peer) throws InterruptedException {
    Thread listening = Thread.ofPlatform().daemon().start(() -> listen(peer));
    long end = System.currentTimeMillis() + SOON;
    try {
      while (System.currentTimeMillis() < end) {
        peer.send(RawPeer.ALIVE, new byte[0]);
        Thread.sleep(100); // far less than what counts as progress
      }
    } catch (IOException ended) {
      listening.join(1000);
      return;
    }
    throw new IllegalStateException("it goes on as if nothing had been said");
  }

  private static void listen(RawPeer peer) {
    try {
      while (true) {
        peer.read().close();
      }
    } catch (IOException ended) {
      // it has heard enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sayAndLive(RawPeer peer, Words words) throws InterruptedException {
    try {
      words.sayTo(peer);
    } catch (IOException ended) {
      return; // before all was said
    }
    liveOn(peer);
  }

  /** A far end that keeps to the protocol up to START. */
  private static Pair.FarEnd farEnd(Disk disk, Words words) {
    return (token, link) -> {
      link.write(ByteBuffer.wrap(Lane.readyLine(token).getBytes(StandardCharsets.US_ASCII)));
      RawPeer peer = new RawPeer(link, token);
      Message _ = peer.lane().read();
      peer.lane().write(new Message.Facts(facts(disk).toFields()));
      if (peer.lane().read() instanceof Message.Start(var fields)) {
        peer.use(Settled.from(fields, BLOCK * REGIONS));
        sayAndLive(peer, words);
      }
    };
  }

  private static PeerFacts facts(Disk disk) throws IOException {
    try (Storage storage = disk.open()) {
      return new PeerFacts(
          "test",
          List.of("sha256"),
          List.of("none"),
          false,
          Optional.empty(),
          storage.facts(),
          "",
          "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTargetThatLies(OfTarget lie) throws Exception {
    Pair pair = pair(true);
    Pair.Outcome outcome =
        pair.run(
            NOTHING,
            new SplittableRandom(1),
            link -> link,
            farEnd(pair.target, lie.words));
    checkFailed(outcome.failure());
    assertThat(pair.source.violation()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSourceElsewhereThatLies(OfSource lie) throws Exception {
    Pair pair = pair(false);
    Pair.Outcome outcome =
        pair.run(
            NOTHING,
            new SplittableRandom(1),
            link -> link,
            farEnd(pair.source, lie.words));
    checkFailed(outcome.failure());
    checkUntouched(pair);
  }

  private static void checkUntouched(Pair pair) {
    assertThat(pair.target.content()).isEqualTo(new byte[BLOCK * REGIONS]);
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLies(OfSource lie) throws Exception {
    Pair pair = pair(true);
    checkFailed(serve(pair, new Client(wanted(), settled(), lie.words)));
    checkUntouched(pair);
  }

  /** What a client says, one after the other. */
  private record Client(Wanted wanted, Settled settled, Words words) {
    void talk(Token token, ByteLink link) throws IOException, InterruptedException {
      RawPeer peer = new RawPeer(link, token);
      peer.lane().awaitReady(token);
      peer.lane().write(new Message.Hello(wanted.toFields(List.of("none"))));
      Message _ = peer.lane().read();
      peer.lane().write(new Message.Start(settled.toFields()));
      peer.use(settled);
      sayAndLive(peer, words);
    }
  }

  private static Wanted wanted() {
    return new Wanted(Role.TARGET, RawPath.ofText("/dev/disk"), TargetRules.STRICT, 0);
  }

  private static Settled settled() {
    return new Settled(
        "sha256",
        "00112233445566778899aabbccddeeff",
        new Geometry(BLOCK * REGIONS, BLOCK),
        false,
        0,
        0,
        0,
        ReadErrors.ABORT,
        Optional.empty(),
        "ab".repeat(16),
        false);
  }

  /** How a server ends that has such a client. */
  private @Nullable Exception serve(Pair pair, Client client) throws Exception {
    MemoryLink.Pair link = MemoryLink.pair(1 << 17);
    Token token = Token.random();
    Ending server = new Ending("server");
    var environment = pair.farEnvironment();
    server.start(
        () -> {
          try {
            new Server(token, link.far(), _ -> true, environment, WireLink.Patience.USUAL).serve();
          } finally {
            link.far().close();
          }
        });
    Ending talking = new Ending("client");
    talking.start(() -> client.talk(token, link.near()));
    Exception failure = server.await(SOON);
    Exception _ = talking.await(SOON + SOON);
    return failure;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBannerWithoutAnEnd(boolean lines) throws Exception {
    Pair pair = pair(true);
    Pair.FarEnd endless =
        (_, link) -> {
          byte[] noise = "welcome to this host ".getBytes(StandardCharsets.US_ASCII);
          noise[noise.length - 1] = (byte) (lines ? '\n' : ' ');
          try {
            while (true) {
              link.write(ByteBuffer.wrap(noise));
            }
          } catch (IOException heardEnough) {
            // so it is
          }
        };
    Pair.Outcome outcome =
        pair.run(NOTHING, new SplittableRandom(1), link -> link, endless);
    checkFailed(outcome.failure());
  }

  @Test
  void aHeadThatWasDamagedIsNotFilledUpWithSignsOfLife() throws Exception {
    Pair pair = pair(true);
    Words longer =
        peer -> peer.raw(ByteBuffer.allocate(8).putInt(RawPeer.NOTE << 24).putInt(1 << 20).array());
    Pair.Outcome outcome =
        pair.run(
            new Fault(
                Fault.Kind.FLIP, 0, true, Long.MAX_VALUE, 1),
            new SplittableRandom(1),
            link -> link,
            farEnd(pair.target, longer));
    assertThat(outcome.failure()).hasMessageContaining("nothing was heard");
  }
}
