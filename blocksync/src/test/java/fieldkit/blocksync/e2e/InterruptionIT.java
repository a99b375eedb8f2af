package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.testing.DelayingRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends in the middle, the other end notices, nothing is called done, a rerun goes on. */
class InterruptionIT {
  private static final int MIB = Contents.MIB;
  private static final int SIZE = 72 * MIB;
  private static final int RATE = 6 * MIB;

  @TempDir private Path folder;
  private Host host;
  private Path source;
  private Path target;

  @BeforeEach
  void fill() throws IOException {
    host = Host.installed(folder);
    source = Contents.file(folder.resolve("source"), Contents.random(1, SIZE));
    target = Contents.file(folder.resolve("target"), new byte[SIZE]);
  }

  @AfterEach
  void stop() {
    host.close();
    Host.killFarEnds();
  }

  private BlocksyncProcess slow(String[] way, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(way));
    all.addAll(List.of("--far-end=installed", "--compress=none"));
    all.addAll(List.of(words));
    return BlocksyncProcess.start(folder, all.toArray(String[]::new));
  }

  private String[] push() {
    return new String[] {"--bwlimit=" + RATE, source.toString(), Host.at(target)};
  }

  private String[] pull() {
    return new String[] {"--bwlimit=" + RATE, Host.at(source), target.toString()};
  }

  /** Waits until the target holds the source's first bytes. */
  private void awaitProgress(int mebibytes) throws IOException, InterruptedException {
    byte[] wanted = Arrays.copyOf(Files.readAllBytes(source), mebibytes * MIB);
    for (int i = 0; i < 600; i++) {
      if (Arrays.equals(Arrays.copyOf(Files.readAllBytes(target), wanted.length), wanted)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the target did not get its first bytes");
  }

  private Outcome rerun(String... words) {
    List<String> all = new ArrayList<>(List.of("--json", "--compress=none"));
    all.addAll(List.of(words).subList(words.length - 2, words.length));
    Outcome outcome =
        new Blocksync(folder)
            .with(host.way())
            .with("--far-end=installed")
            .run(all.toArray(String[]::new))
            .hasStatus(0);
    assertThat(target).hasSameBinaryContentAs(source);
    return outcome;
  }

  private void assertGoneOn(Outcome rerun) {
    assertThat(rerun.number("source", "read")).as("read again").isLessThan(SIZE - 8L * MIB);
    assertThat(rerun.number("target", "written")).as("sent again").isLessThan(SIZE - 8L * MIB);
  }

  private void awaitNoFarEnd() throws InterruptedException {
    for (int i = 0; i < 400 && host.hasFarEnd(); i++) {
      Thread.sleep(100);
    }
    assertThat(host.hasFarEnd()).as("a far end that stays behind").isFalse();
  }

  @Test
  void theClientIsKilled() throws IOException, InterruptedException {
    try (BlocksyncProcess run = slow(host.way(), push())) {
      awaitProgress(36);
      run.signal("KILL");
      run.outcome().hasStatus(137);
    }
    awaitNoFarEnd();
    assertGoneOn(rerun(push()));
  }

  @Test
  void thePullingClientIsKilled() throws IOException, InterruptedException {
    try (BlocksyncProcess run = slow(host.way(), pull())) {
      awaitProgress(36);
      run.signal("KILL");
      run.outcome().hasStatus(137);
    }
    awaitNoFarEnd();
    Outcome outcome = rerun(pull());
    assertThat(outcome.number("target", "written")).isLessThan(SIZE - 8L * MIB);
  }

  @Test
  void theFarEndIsKilled() throws IOException, InterruptedException {
    try (BlocksyncProcess run = slow(host.way(), push())) {
      awaitProgress(36);
      Host.killFarEnds();
      run.outcome().failed(4, "fixture");
    }
    Outcome outcome = rerun(push());
    assertThat(outcome.number("", "total")).isEqualTo(72);
  }

  @Test
  void theServerIsKilled() throws IOException, InterruptedException {
    try (BlocksyncProcess run = slow(host.way(), push())) {
      awaitProgress(36);
      host.server().kill();
      run.outcome().failed(4, "fixture");
    }
    host.server().restart();
    assertThat(rerun(push()).number("", "total")).isEqualTo(72);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP", "^C"})
  void theUserEndsIt(String signal) throws IOException, InterruptedException {
    try (BlocksyncProcess run = slow(host.way(), push())) {
      awaitProgress(36);
      long begin = System.nanoTime();
      if (signal.equals("^C")) { // a terminal's, which everything that runs there hears
        Programs.run("pkill", "-INT", "-P", Long.toString(run.pid()));
        run.signal("INT");
      } else {
        run.signal(signal);
      }
      Outcome outcome = run.outcome();

      int status = Map.of("TERM", 143, "HUP", 129).getOrDefault(signal, 130);
      assertThat(outcome.hasStatus(status).err()).contains("goes on from here");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
    awaitNoFarEnd();
    assertGoneOn(rerun(push()));
  }

  @Test
  void packetsVanish() throws IOException, InterruptedException {
    try (DelayingRelay relay = DelayingRelay.to(host.server().port(), Duration.ofMillis(1));
        BlocksyncProcess run = slow(host.way(relay.port()), push())) {
      awaitProgress(36);
      relay.stall();
      Outcome outcome = run.outcome().failed(4, "fixture");
      assertThat(outcome.err()).containsAnyOf("nothing was heard", "not responding", "Timeout");
    }
    awaitNoFarEnd();
    assertGoneOn(rerun(push()));
  }

  @Test
  void retriesGoOn() throws IOException, InterruptedException {
    try (BlocksyncProcess run =
        slow(
            host.way(),
            "--retries=5",
            "--bwlimit=" + RATE,
            "--save-old=" + folder.resolve("old"),
            source.toString(),
            Host.at(target))) {
      awaitProgress(36);
      Host.killFarEnds();
      Outcome outcome = run.outcome().hasStatus(0);
      assertThat(outcome.err()).contains("trying again", "old.2");
    }
    assertThat(target).hasSameBinaryContentAs(source);
    for (String old : new String[] {"old.2", "old"}) { // back in the order they were made
      new Blocksync(folder).run("apply", folder.resolve(old).toString(), target.toString());
    }
    assertThat(target).hasBinaryContent(new byte[SIZE]);
  }
}
