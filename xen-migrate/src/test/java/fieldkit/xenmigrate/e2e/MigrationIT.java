package fieldkit.xenmigrate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain moves, or does not, and never runs twice. */
class MigrationIT {
  private static final int LONG = 100;

  @TempDir private Path folder;
  private TwoHosts hosts;

  @BeforeEach
  void makeHosts() throws IOException {
    hosts = new TwoHosts(folder);
  }

  private Ended migrated(String... options) throws IOException, InterruptedException {
    try (Run run = hosts.migrate(options)) {
      return run.ended();
    }
  }

  private Ended resolved() throws IOException, InterruptedException {
    try (Run run = hosts.resolve()) {
      return run.ended();
    }
  }

  @Test
  void itMoves() throws IOException, InterruptedException {
    Ended ended = migrated("--verify").with(0, "web runs on xen2: down for");

    hosts.assertMoved();
    assertThat(ended.err()).contains("made " + hosts.there().resolve("disks/one") + " on xen2");
    assertThat(hosts.lastStep()).isEqualTo("DONE");
    assertThat(hosts.state().resolve("web")).isDirectoryContaining("glob:**journal");
    assertThat(hosts.state().resolve("web/up")).doesNotExist();
  }

  @Test
  void theReportIsJson() throws IOException, InterruptedException {
    Ended ended = migrated("--json").with(0);

    assertThat(ended.out())
        .contains(
            "\"status\" : \"migrated\"",
            "\"downtimeSeconds\"",
            "\"rounds\"",
            "\"mode\" : \"live\"");
  }

  @Test
  void whatXenCannotMoveLiveIsSaved() throws IOException, InterruptedException {
    hosts.fault(hosts.here(), "no-logdirty-live", 1);

    Ended _ = migrated("--mode", "live").with(4, "Failed to enable logdirty");
    hosts.assertStayed();
    Ended ended = migrated("--json").with(0, "it is saved instead");

    assertThat(ended.out()).contains("\"mode\" : \"save\"");
    hosts.assertMoved();
  }

  @ParameterizedTest
  @CsvSource({
    "here,no-suspend,4",
    "here,corrupt,4",
    "there,no-banner,4",
    "there,no-memory,4",
    "there,no-unpause,4",
    "there,vanish-with-permission,4",
    "there,no-report,0"
  })
  void whatGoesWrongWhenItIsSaved(String where, String fault, int status)
      throws IOException, InterruptedException {
    hosts.fault(folder.resolve(where), fault, 1);

    Ended _ = migrated("--mode", "save").with(status);

    if (status == 0) {
      hosts.assertMoved();
    } else {
      hosts.assertStayed();
    }
  }

  @ParameterizedTest
  @CsvSource({"here,in-memory,false", "there,before-ready,false", "there,after-permission,true"})
  void killedAndResolvedWhenItIsSaved(String where, String stage, boolean moves)
      throws IOException, InterruptedException {
    killAt(folder.resolve(where), stage, "--mode", "save");

    Ended _ = resolved().with(0, moves ? "web runs on xen2" : "web runs here");

    if (moves) {
      hosts.assertMoved();
    } else {
      hosts.assertStayed();
    }
  }

  private void killAt(Path host, String stage, String... options)
      throws IOException, InterruptedException {
    hosts.fault(host, stage, LONG);
    try (Run run = hosts.migrate(options)) {
      hosts.await(host, stage);
      run.kill();
      Ended _ = run.ended();
    }
    assertThat(hosts.running(hosts.here()).size() + hosts.running(hosts.there()).size())
        .as("running copies")
        .isLessThanOrEqualTo(1);
    hosts.noFaults();
  }

  /** Each of these is before it is given away: it runs on here by itself. */
  @ParameterizedTest
  @CsvSource({
    "there,no-banner,the receiver has ended",
    "here,no-suspend,guest did not suspend",
    "here,corrupt,xl",
    "there,no-memory,Cannot allocate memory",
    "there,no-unpause,the receiver could not run it",
    "there,die-with-permission,before it ran there",
    "there,vanish-with-permission,before it ran there"
  })
  void whatGoesWrongLeavesItHere(String where, String fault, String said)
      throws IOException, InterruptedException {
    hosts.fault(folder.resolve(where), fault, 1);

    Ended _ = migrated().with(4, "web: runs on here: ", said);

    hosts.assertStayed();
    assertThat(hosts.lastStep()).isEqualTo("ROLLED_BACK");
    hosts.noFaults();
    Ended _ = migrated().with(0);
    hosts.assertMoved();
  }

  @Test
  void aReportThatNeverComesIsAskedFor() throws IOException, InterruptedException {
    hosts.fault(hosts.there(), "no-report", 1);

    Ended _ = migrated().with(0, "web runs on xen2");

    hosts.assertMoved();
  }

  @ParameterizedTest
  @ValueSource(strings = {"here,in-memory", "there,before-ready"})
  void interruptedBeforeItIsGivenAway(String where) throws IOException, InterruptedException {
    Path host = folder.resolve(where.substring(0, where.indexOf(',')));
    String stage = where.substring(where.indexOf(',') + 1);
    hosts.fault(host, stage, LONG);
    try (Run run = hosts.migrate()) {
      hosts.await(host, stage);
      run.terminate();
      hosts.noFaults();
      Ended _ = run.ended().with(143);
    }

    hosts.assertStayed();
    assertThat(hosts.lastStep()).isEqualTo("ROLLED_BACK");
  }

  @Test
  void interruptedAfterItWasGivenAwayItEnds() throws IOException, InterruptedException {
    hosts.fault(hosts.there(), "after-permission", LONG);
    try (Run run = hosts.migrate()) {
      hosts.await(hosts.there(), "after-permission");
      run.terminate();
      Thread.sleep(1500); // longer than a tool that does not care is given
      hosts.noFaults();
      Ended _ = run.ended();
    }

    hosts.assertMoved();
  }

  /** Killed at each stage; then both ends do by themselves what they can, and resolve the rest. */
  @ParameterizedTest
  @CsvSource({
    "here,in-memory,false",
    "there,before-ready,false",
    "there,after-permission,true",
    "there,before-report,true"
  })
  void killedAndResolved(String where, String stage, boolean moves)
      throws IOException, InterruptedException {
    killAt(folder.resolve(where), stage);

    Ended _ = resolved().with(0, moves ? "web runs on xen2" : "web runs here");

    if (moves) {
      hosts.assertMoved();
    } else {
      hosts.assertStayed();
    }
    Ended _ = resolved().with(0);
  }

  @Test
  void whatIsNotResolvedIsNotBegunAnew() throws IOException, InterruptedException {
    hosts.fault(hosts.there(), "before-ready", LONG);
    try (Run run = hosts.migrate()) {
      hosts.await(hosts.there(), "before-ready");
      Ended _ = migrated().with(3);
      run.kill();
      Ended _ = run.ended();
    }
    hosts.noFaults();

    Ended _ = migrated().with(3, "xen-migrate resolve web xen2");
    Ended _ = resolved().with(0);
    Ended _ = migrated().with(0);
    hosts.assertMoved();
  }

  @Test
  void onlyTheDisks() throws IOException, InterruptedException {
    try (Run run = hosts.go(List.of("sync"))) {
      Ended _ = run.ended().with(0);
    }

    assertThat(hosts.there().resolve("disks/one"))
        .hasSameBinaryContentAs(hosts.here().resolve("disks/one"));
    hosts.assertStayed();
  }

  @Test
  void theDisksOfAPausedDomainAreCompared() throws IOException, InterruptedException {
    try (Run run = hosts.go(List.of("sync"))) {
      Ended _ = run.ended().with(0);
    }
    try (Run run = hosts.go(List.of("verify"))) {
      Ended _ = run.ended().with(3, "xl pause web");
    }
    Path domain = hosts.here().resolve("domains/web");
    Files.writeString(
        domain, Files.readString(domain).replace("\"state\": \"r\"", "\"state\": \"p\""));
    try (Run run = hosts.go(List.of("verify"))) {
      Ended _ = run.ended().with(0);
    }
    byte[] other = Files.readAllBytes(hosts.there().resolve("disks/two"));
    other[2 << 20] ^= 1;
    Files.write(hosts.there().resolve("disks/two"), other);
    try (Run run = hosts.go(List.of("verify"))) {
      Ended _ = run.ended().with(1, "disks/two: differs from byte 2097152 on");
    }
  }

  @Test
  void itsDisksAreListed() throws IOException, InterruptedException {
    try (Run run = hosts.start("vbds", "web")) {
      Ended ended = run.ended().with(0);
      assertThat(ended.out())
          .isEqualTo(
              "xvda  file        3.0 MiB w unknown %1$s/one%nxvdb  file        3.0 MiB w unknown %1$s/two%n"
                  .formatted(hosts.here().resolve("disks")));
    }
    try (Run run = hosts.start("vbds", "--paths", "web")) {
      assertThat(run.ended().with(0).out())
          .isEqualTo("%1$s/one%n%1$s/two%n".formatted(hosts.here().resolve("disks")));
    }
  }
}
