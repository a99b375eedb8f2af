package fieldkit.blocksync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.session.PeerFacts;
import fieldkit.blocksync.session.Role;
import fieldkit.blocksync.session.Server;
import fieldkit.blocksync.session.Settled;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.session.Wanted;
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
  static final int BLOCK = 8192;
  static final int REGIONS = 10;
  static final byte[] WHOLE = new byte[BLOCK];
  private static final Fault NOTHING = new Fault(Fault.Kind.NONE, 0, true, 0, 0);
  private static final long SOON = 15_000;

  @TempDir private Path folder;
  private byte[] there = {};

  @BeforeEach
  void content() {
    there = new byte[BLOCK * REGIONS];
    new SplittableRandom(5).nextBytes(there);
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
    assertThat(failure).isInstanceOfAny(ProtocolException.class, LinkLostException.class);
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
  void aTargetThatLies(TargetLie lie) throws Exception {
    Pair pair = pair(true);
    Pair.Outcome outcome =
        pair.run(NOTHING, new SplittableRandom(1), link -> link, farEnd(pair.target, lie.words()));
    checkFailed(outcome.failure());
    assertThat(pair.source.violation()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSourceElsewhereThatLies(SourceLie lie) throws Exception {
    Pair pair = pair(false);
    Pair.Outcome outcome =
        pair.run(NOTHING, new SplittableRandom(1), link -> link, farEnd(pair.source, lie.words()));
    checkFailed(outcome.failure());
    checkUntouched(pair);
  }

  private static void checkUntouched(Pair pair) {
    assertThat(pair.target.content()).isEqualTo(new byte[BLOCK * REGIONS]);
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLies(SourceLie lie) throws Exception {
    Pair pair = pair(true);
    checkFailed(serve(pair, new Client(wanted(), settled(), lie.words())));
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
    server.start(() -> {
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
    Pair.Outcome outcome = pair.run(NOTHING, new SplittableRandom(1), link -> link, endless);
    checkFailed(outcome.failure());
  }

  @Test
  void aHeadThatWasDamagedIsNotFilledUpWithSignsOfLife() throws Exception {
    Pair pair = pair(true);
    Words longer =
        peer -> peer.raw(ByteBuffer.allocate(8).putInt(RawPeer.NOTE << 24).putInt(1 << 20).array());
    Pair.Outcome outcome =
        pair.run(
            new Fault(Fault.Kind.FLIP, 0, true, Long.MAX_VALUE, 1),
            new SplittableRandom(1),
            link -> link,
            farEnd(pair.target, longer));
    assertThat(outcome.failure()).hasMessageContaining("nothing was heard");
  }
}
