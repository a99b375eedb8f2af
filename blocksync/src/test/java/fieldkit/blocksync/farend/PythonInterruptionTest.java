package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Python target whose client is cut off, lies, or goes mad: it keeps whole regions only. */
@Timeout(60)
class PythonInterruptionTest {
  private static final int BLOCK = 1 << 14;
  private static final int REGIONS = 12;

  @TempDir Path folder;
  private Path target;
  private final byte[] old = random(1, BLOCK * REGIONS);
  private final byte[] fresh = random(2, BLOCK * REGIONS);

  @BeforeEach
  void target() throws IOException {
    Programs.assumeThere("python3");
    target = Files.write(folder.resolve("target"), old);
    Arrays.fill(fresh, 9 * BLOCK, 11 * BLOCK, (byte) 0);
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] region(byte[] all, int region) {
    return Arrays.copyOfRange(all, region * BLOCK, (region + 1) * BLOCK);
  }

  /** A whole session, as bytes that follow START. */
  private byte[] session() {
    Wire wire = new Wire(InputStream.nullInputStream(), OutputStream.nullOutputStream(), Agent.KEY);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] round = {0, 0, 0, 1, 0};
    all.writeBytes(wire.frame(Wire.ROUND, round));
    all.writeBytes(
        wire.frame(
            Wire.HASH, ByteBuffer.allocate(24).putLong(0).putLong(0).putLong(REGIONS).array()));
    for (int region = 0; region < REGIONS; region++) {
      byte[] data = region(fresh, region);
      if (region == 9) {
        byte[] zeros = ByteBuffer.allocate(16).putLong(9).putLong(11).array();
        all.writeBytes(wire.frame(Wire.ZERO, zeros));
      } else if (region % 3 == 1) {
        byte[] digest = Wire.digest(Agent.KEY, data);
        byte[] pages = Agent.pagesPayload(region, digest, data, 0, BLOCK / Wire.PAGE);
        all.writeBytes(wire.frame(Wire.PAGES, pages));
      } else if (region != 10) {
        all.writeBytes(wire.frame(Wire.REGION, Agent.regionPayload(region, data)));
      }
    }
    all.writeBytes(wire.frame(Wire.END_ROUND, new byte[] {0, 0, 0, 1}));
    return all.toByteArray();
  }

  /** Each region is what it was or what it was to be. */
  private void checkRegions() throws IOException {
    byte[] now = Files.readAllBytes(target);
    assertThat(now).hasSize(old.length);
    for (int i = 0; i < REGIONS; i++) {
      byte[] region = region(now, i);
      boolean whole =
          Arrays.equals(region, region(old, i)) || Arrays.equals(region, region(fresh, i));
      assertThat(whole).as("region %d is whole", i).isTrue();
    }
  }

  private static void drain(Process process) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            byte[] _ = process.getInputStream().readAllBytes();
          } catch (IOException ended) {
            // so it should
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cutAnywhere(long seed) throws Exception {
    byte[] session = session();
    int cut = new SplittableRandom(seed).nextInt(session.length);
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      drain(agent.process());
      agent.wire().raw(Arrays.copyOf(session, cut));
      agent.process().getOutputStream().close();
      assertThat(agent.status()).as("seed %d, cut at %d", seed, cut).isEqualTo(4);
      assertThat(agent.errors()).isEmpty();
    }
    checkRegions();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedAnywhere(long seed) throws Exception {
    byte[] session = session();
    SplittableRandom random = new SplittableRandom(seed);
    int at = random.nextInt(session.length);
    session[at] ^= (byte) (1 << random.nextInt(8));
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      Thread.ofVirtual().start(() -> sendAll(agent, session));
      assertThat(agent.fault()).as("seed %d, at %d", seed, at).containsEntry("status", "4");
      assertThat(agent.status()).isEqualTo(4);
    }
    checkRegions();
  }

  private static void sendAll(Agent agent, byte[] session) {
    try {
      agent.wire().raw(session);
      agent.process().getOutputStream().close(); // a damaged length waits for bytes that never come
    } catch (IOException refused) {
      // it has heard enough
    }
  }

  static Map<String, byte[]> nonsense() {
    byte[] digest = new byte[16];
    byte[] page = new byte[Wire.PAGE];
    return Map.ofEntries(
        Map.entry("17 a short head", new byte[5]),
        Map.entry("17 odd ranges", new byte[20]),
        Map.entry("17 an empty range", new byte[24]),
        Map.entry("17 beyond the end", longs(0, 0, REGIONS + 1)),
        Map.entry("17 a number that is negative", longs(0, -2, -1)),
        Map.entry("18 no such region", longs(REGIONS)),
        Map.entry("18 nothing", new byte[0]),
        Map.entry("18 too much", longs(1, 2)),
        Map.entry("19 nothing", new byte[0]),
        Map.entry("19 too little", Agent.regionPayload(1, new byte[BLOCK - 1])),
        Map.entry("19 no such region", Agent.regionPayload(-1, new byte[BLOCK])),
        Map.entry("20 no pages", Agent.pagesPayload(1, digest, new byte[0])),
        Map.entry("20 a page too far", Agent.pagesPayload(1, digest, page, 4, 1)),
        Map.entry("20 pages twice", Agent.pagesPayload(1, digest, new byte[8192], 1, 1, 1, 1)),
        Map.entry("20 backwards", Agent.pagesPayload(1, digest, new byte[8192], 2, 1, 1, 1)),
        Map.entry("20 more than there are", Agent.pagesPayload(1, digest, page, 1, 2)),
        Map.entry("20 a run of none", Agent.pagesPayload(1, digest, page, 1, 0, 1, 1)),
        Map.entry("20 no such region", Agent.pagesPayload(REGIONS, digest, page, 0, 1)),
        Map.entry("20 only a head", new byte[32]),
        Map.entry("21 odd ranges", new byte[15]),
        Map.entry("21 beyond the end", longs(3, REGIONS + 1)),
        Map.entry("22 of another round", new byte[4]),
        Map.entry("22 too short", new byte[3]),
        Map.entry("16 a round within a round", new byte[5]),
        Map.entry("32 what a target says", new byte[16]),
        Map.entry("3 once more", Wire.fields(Agent.start(BLOCK))),
        Map.entry("99 unknown", new byte[3]));
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    Arrays.stream(values).forEach(bytes::putLong);
    return bytes.array();
  }

  static List<String> nonsenseNames() {
    return nonsense().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("nonsenseNames")
  void nonsenseEndsTheSessionWithAWord(String name) throws Exception {
    int type = Integer.parseInt(name.substring(0, name.indexOf(' ')));
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.round(1, false);
      agent.wire().send(type, nonsense().getOrDefault(name, new byte[0]));
      assertThat(agent.fault().get("what")).isNotEmpty().doesNotContain("Error");
      assertThat(agent.status()).isEqualTo(4);
    }
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void aFrameThatIsTooLongIsNotWaitedFor() throws Exception {
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.wire().raw(ByteBuffer.allocate(8).putInt(19 << 24).putInt(0x7FFFFFFF).array());
      assertThat(agent.fault().get("what")).isEqualTo("what was received is no frame");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key=xyz",
        "key=00",
        "suite=xxh3",
        "block=0",
        "block=5000",
        "block=99999999999",
        "coding=zstd",
        "lanes=3",
        "size=999999999",
        "block=-4096",
        "read-limit=many"
      })
  void aStartThatMakesNoSense(String field) throws Exception {
    String[] parts = field.split("=", 2);
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK, parts[0], parts[1]);
      assertThat(agent.status()).isBetween(3, 4);
    }
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void whatWasCutIsRememberedUntilSomebodyWrites() throws Exception {
    Path home = folder;
    Map<String, String> facts = afterACut();
    assertThat(facts).containsEntry("left.session", "ab".repeat(16));
    assertThat(facts.get("left.mark")).isEqualTo(facts.get("device.mark")).isNotEmpty();
    assertThat(home.resolve(".local/state/blocksync/interrupted")).isDirectory();
    facts = look();
    assertThat(facts).as("as long as nobody begins").containsKey("left.session");
    Files.write(target, new byte[] {1}, StandardOpenOption.WRITE);
    assertThat(look()).doesNotContainKey("left.session");
    assertThat(afterACut()).containsKey("left.session");
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.bye();
    }
    assertThat(look()).doesNotContainKey("left.session");
  }

  private Map<String, String> afterACut() throws Exception {
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.round(1, false);
      agent.region(1, region(fresh, 1));
      agent.process().getOutputStream().close();
      assertThat(agent.status()).isEqualTo(4);
    }
    return look();
  }

  private Map<String, String> look() throws Exception {
    try (Agent agent = Agent.start(folder)) {
      Map<String, String> facts = agent.greet("target", target).fields();
      agent.bye();
      return facts;
    }
  }

  @Test
  void toldToStopItForcesAndSaysSo() throws Exception {
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.round(1, false);
      agent.region(0, region(fresh, 0));
      agent.hash(0, 0, 1);
      Wire.Frame _ = agent.wire().read();
      agent.process().toHandle().destroy(); // Process.destroy closes the streams
      assertThat(agent.fault()).containsEntry("what", "the far end was told to stop");
      assertThat(agent.process().waitFor(15, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(look()).containsKey("left.session");
    checkRegions();
  }

  @Test
  void aClientThatReadsNothingStopsNothingFromBeingWritten() throws Exception {
    byte[] session = session();
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", target, BLOCK);
      agent.wire().raw(session); // and not one byte is read meanwhile
      for (int i = 0; i < 200 && !Arrays.equals(Files.readAllBytes(target), fresh); i++) {
        Thread.sleep(50);
      }
      assertThat(Files.readAllBytes(target)).isEqualTo(fresh);
    }
  }
}
