package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Python agent does as a target, told by docs/protocol.md. */
@Timeout(60)
class PythonTargetTest {
  private static final int BLOCK = 1 << 16;

  @TempDir Path folder;
  private Agent agent;
  private Path target;

  @BeforeEach
  void start() throws IOException {
    Programs.assumeThere("python3");
    target = folder.resolve("target");
    agent = Agent.start(folder);
  }

  @AfterEach
  void close() throws IOException {
    agent.close();
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private byte[] region(byte[] all, int region) {
    return Arrays.copyOfRange(all, region * BLOCK, Math.min((region + 1) * BLOCK, all.length));
  }

  @ParameterizedTest
  @CsvSource({"4096", "65536", "1000000", "1", "69632", "65537"})
  void itDigestsWhatItMay(int size) throws Exception {
    byte[] all = random(size, size);
    Files.write(target, all);
    Map<String, String> facts = agent.begin("target", target, BLOCK);
    assertThat(facts).containsEntry("device.size", Integer.toString(size));
    agent.round(1, false);
    int regions = (size + BLOCK - 1) / BLOCK;
    agent.hash(0, 0, regions);
    for (int next = 0; next < regions; ) {
      ByteBuffer body = agent.wire().expect(Wire.DIGESTS).body();
      assertThat(body.getLong()).isEqualTo(next);
      int count = body.getInt();
      assertThat(body.getInt()).isZero();
      for (; count > 0; count--, next++) {
        byte[] digest = new byte[16];
        body.get(digest);
        assertThat(digest).isEqualTo(Wire.digest(Agent.KEY, region(all, next)));
      }
      assertThat(body.hasRemaining()).isFalse();
    }
    agent.askPages(regions - 1);
    ByteBuffer pages = agent.wire().expect(Wire.PAGE_DIGESTS).body();
    assertThat(pages.getLong()).isEqualTo(regions - 1);
    ByteBuffer wanted = ByteBuffer.wrap(Wire.pages(Agent.KEY, region(all, regions - 1)));
    for (int at = 12; at < wanted.capacity(); at += 16) {
      assertThat(pages.getInt()).isEqualTo(wanted.getInt(at));
    }
    assertThat(pages.hasRemaining()).isFalse();
    agent.endRound(1);
    Agent.Done done = agent.done();
    assertThat(done.fields()).containsEntry("written", "0").containsEntry("read", "" + size);
    agent.bye();
  }

  @ParameterizedTest
  @CsvSource({"false,1000000", "true,1000000", "true,983040"})
  void itWritesWhatItIsSent(boolean hashed, int size) throws Exception {
    byte[] old = random(1, size);
    byte[] fresh = random(2, size);
    System.arraycopy(old, 0, fresh, 0, BLOCK); // the first stays
    System.arraycopy(old, 3 * BLOCK, fresh, 3 * BLOCK, BLOCK);
    byte[] twoPages = random(3, 2 * Wire.PAGE);
    System.arraycopy(twoPages, 0, fresh, 3 * BLOCK + Wire.PAGE, Wire.PAGE);
    System.arraycopy(twoPages, Wire.PAGE, fresh, 3 * BLOCK + 5 * Wire.PAGE, Wire.PAGE);
    Arrays.fill(fresh, 5 * BLOCK, 8 * BLOCK, (byte) 0);
    int regions = Math.ceilDiv(size, BLOCK);
    Arrays.fill(fresh, 15 * BLOCK, size, (byte) 0);
    Files.write(target, old);
    agent.begin("target", target, BLOCK);
    agent.round(1, false);
    if (hashed) {
      agent.hash(0, 0, regions);
      for (int seen = 0; seen < regions; ) {
        seen += agent.wire().expect(Wire.DIGESTS).body().getInt(8);
      }
    }
    byte[] digest = Wire.digest(Agent.KEY, region(fresh, 3));
    agent.region(1, region(fresh, 1));
    agent.wire().send(Wire.PAGES, Agent.pagesPayload(3, digest, twoPages, 1, 1, 5, 1));
    agent.region(2, region(fresh, 2));
    agent.region(4, region(fresh, 4));
    agent.zero(5, 8);
    for (int i = 8; i < 15; i++) {
      agent.region(i, region(fresh, i));
    }
    if (regions > 15) {
      agent.zero(15, 16);
    }
    agent.endRound(1);
    Agent.Done done = agent.done();
    assertThat(done.durable()).containsExactly(1L, (long) regions);
    assertThat(done.fields().get("mark")).isNotEmpty();
    agent.bye();
    assertThat(Files.readAllBytes(target)).isEqualTo(fresh);
  }

  @Test
  void pagesThatDoNotComeOutRightAreAskedForAgain() throws Exception {
    byte[] old = random(1, 4 * BLOCK);
    Files.write(target, old);
    byte[] fresh = random(2, BLOCK);
    agent.begin("target", target, BLOCK);
    agent.round(1, false);
    byte[] page = random(3, Wire.PAGE);
    byte[] other = Wire.digest(Agent.KEY, fresh);
    agent.wire().send(Wire.PAGES, Agent.pagesPayload(2, other, page, 4, 1));
    assertThat(agent.wire().expect(Wire.RESEND).body().getLong()).isEqualTo(2);
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
    agent.endRound(1);
    agent.region(2, fresh);
    assertThat(agent.done().durable()).containsExactly(2L, 3L);
    agent.bye();
    System.arraycopy(fresh, 0, old, 2 * BLOCK, BLOCK);
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void pagesWithoutASealAreWrittenAsTheyAre() throws Exception {
    byte[] old = random(1, BLOCK);
    Files.write(target, old);
    byte[] page = random(3, Wire.PAGE);
    agent.begin("target", target, BLOCK);
    agent.round(1, false);
    agent.wire().send(Wire.PAGES, Agent.pagesPayload(0, null, page, 15, 1));
    agent.endRound(1);
    assertThat(agent.done().fields()).containsEntry("written", "4096");
    agent.bye();
    System.arraycopy(page, 0, old, 15 * Wire.PAGE, Wire.PAGE);
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void zerosBecomeHolesAndHolesAreNotRead() throws Exception {
    Files.write(target, random(1, 64 * BLOCK));
    agent.begin("target", target, BLOCK);
    agent.round(1, false);
    agent.zero(0, 60);
    agent.endRound(1);
    assertThat(agent.done().fields()).containsEntry("punched", "" + 60 * BLOCK);
    agent.round(2, false);
    agent.hash(0, 0, 60);
    Wire.Frame zeros = agent.wire().expect(Wire.DIGESTS);
    assertThat(zeros.body().getInt(8)).isEqualTo(60);
    assertThat(zeros.payload()).hasSize(16).endsWith(1, 0, 0, 0);
    agent.endRound(2);
    assertThat(agent.done().fields()).containsEntry("read", "0").containsEntry("punched", "0");
    agent.bye();
  }

  @Test
  void onlyComparedItIsNotWritten() throws Exception {
    byte[] old = random(1, BLOCK);
    Files.write(target, old);
    agent.begin("compare", target, BLOCK);
    agent.round(1, true);
    agent.region(0, random(2, BLOCK));
    assertThat(agent.fault())
        .containsEntry("what", target + ": is only compared, and was to be written");
    assertThat(agent.status()).isEqualTo(4);
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void aRoundThatOnlyComparesIsNotWrittenEither() throws Exception {
    byte[] old = random(1, BLOCK);
    Files.write(target, old);
    agent.begin("target", target, BLOCK);
    agent.round(1, true);
    agent.zero(0, 1);
    assertThat(agent.fault()).containsKey("what");
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void aSmallerSourceIsWhatCounts() throws Exception {
    byte[] old = random(1, 4 * BLOCK);
    Files.write(target, old);
    byte[] fresh = random(2, 1000);
    agent.begin("target", target, BLOCK, "size", "66536");
    agent.round(1, false);
    agent.region(1, fresh);
    agent.endRound(1);
    agent.done();
    agent.bye();
    System.arraycopy(fresh, 0, old, BLOCK, 1000);
    assertThat(Files.readAllBytes(target)).isEqualTo(old);
  }

  @Test
  void aMissingFileIsMadeWhenToldAndGoesAgainWhenNothingCame() throws Exception {
    Wire.Frame facts = agent.greet("target", target, "create", "100000");
    assertThat(facts.fields()).containsEntry("fresh", "1").containsEntry("device.size", "100000");
    assertThat(Files.size(target)).isEqualTo(100000);
    agent.bye();
    assertThat(target).doesNotExist();
  }

  @Test
  void aMissingFileIsMadeAndFilled() throws Exception {
    byte[] fresh = random(2, 100000);
    agent.greet("target", target, "create", "100000");
    agent.begin(BLOCK);
    agent.round(1, false);
    agent.region(0, region(fresh, 0));
    agent.region(1, region(fresh, 1));
    agent.endRound(1);
    agent.done();
    agent.bye();
    assertThat(Files.readAllBytes(target)).isEqualTo(fresh);
  }
}
