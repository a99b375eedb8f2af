package fieldkit.blocksync.state;

import static fieldkit.blocksync.state.Fixture.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Full disks and killed processes. */
@EnabledOnOs(OS.LINUX)
class StateFaultTest {
  private static final int REGIONS = 200_000;

  @TempDir private Path folder;

  @Test
  void onAFullDiskTheSyncGoesOnAndNothingIsBelievedLater() throws Exception {
    Path mounted = Files.createDirectory(folder.resolve("mounted"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", mounted.toString()) == 0,
        "cannot mount here");
    try {
      Fixture pair = new Fixture(mounted.resolve("state"), REGIONS);
      try (PairState state = pair.open()) {
        state.begin(Fixture.SESSION);
        for (int i = 0; i < REGIONS; i++) {
          state.equal(i, digest(i));
        }
        assertThat(state.trouble()).contains("No space left on the device");
        state.sending(5);
        assertThat(state.ofTarget(5)).isNull();
        assertThat(state.ofTarget(6)).as("the run itself still knows").isEqualTo(digest(6));
        state.end("target");
      }
      assertThat(Files.exists(pair.file())).isFalse();
      try (PairState state = pair.open()) {
        assertThat(state.knownOfTarget()).isZero();
      }
    } finally {
      assertThat(run("umount", mounted.toString())).isZero();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTroubleAndNoMore() throws Exception {
    Path mounted = Files.createDirectory(folder.resolve("mounted"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", mounted.toString()) == 0,
        "cannot mount here");
    try {
      Fixture pair = new Fixture(mounted.resolve("state"), 10);
      pair.open().close(); // the lock file is there
      assertThat(run("sh", "-c", "cat /dev/zero > " + mounted.resolve("full"))).isNotZero();
      try (PairState state = pair.open()) {
        state.begin(Fixture.SESSION);
        assertThat(state.trouble()).contains("No space left on the device");
        state.sending(1);
        state.durable(1, digest(1));
        state.end("target");
      }
    } finally {
      assertThat(run("umount", mounted.toString())).isZero();
    }
  }

  @Test
  void aKilledRunLeavesWhatItSaid() throws Exception {
    Fixture pair = new Fixture(folder.resolve("state"), REGIONS);
    pair.fill();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SendingProbe.class.getName(),
                    pair.file().toString(),
                    Integer.toString(REGIONS)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = -1;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null) {
        last = Long.parseLong(line);
        if (last > 2000) {
          boolean _ = process.toHandle().destroyForcibly(); // and keeps what it said
        }
        line = said.readLine();
      }
    } finally {
      process.destroyForcibly();
    }
    int _ = process.waitFor();
    assertThat(last).isGreaterThan(2000);

    RegionDigests said = pair.said().digests();
    for (int i = 0; i <= last; i++) { // of what it said to be about to send nothing is known
      assertThat(said.of(Side.TARGET, i)).isIn(null, digest(1000 + i));
    }
    assertThat(said.countKnown(Side.TARGET)).isGreaterThan(REGIONS - 20_000);
    try (PairState state = pair.open("source", "target of later")) {
      assertThat(state.knownOfTarget()).isZero();
      assertThat(state.knownOfSource()).isPositive();
    }
  }

  private static int run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
