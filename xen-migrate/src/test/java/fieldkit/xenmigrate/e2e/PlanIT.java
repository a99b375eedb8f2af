package fieldkit.xenmigrate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen before anything is touched. */
class PlanIT {
  @TempDir private Path folder;
  private TwoHosts hosts;

  @BeforeEach
  void makeHosts() throws IOException {
    hosts = new TwoHosts(folder);
  }

  private Ended plan(String... options) throws IOException, InterruptedException {
    try (Run run = hosts.go(List.of("plan"), options)) {
      return run.ended();
    }
  }

  @Test
  void nothingIsTouched() throws IOException, InterruptedException {
    Ended ended = plan().with(0);

    assertThat(ended.out())
        .contains("ok       domain     web runs: pv, 112 MiB")
        .contains("makes " + hosts.there().resolve("disks/one") + " on xen2")
        .contains(" 1. on xen2: set -C; umask 077; : >");
    assertThat(ended.err()).isEmpty();
    assertThat(hosts.there().resolve("disks")).isEmptyDirectory();
    assertThat(hosts.state()).doesNotExist();
    hosts.assertStayed();
  }

  @Test
  void aDryRunIsAPlan() throws IOException, InterruptedException {
    try (Run run = hosts.migrate("-n", "--json")) {
      assertThat(run.ended().with(0).out()).contains("\"possible\" : true", "\"checks\"");
    }
    assertThat(hosts.there().resolve("disks")).isEmptyDirectory();
  }

  @Test
  void whatIsInTheWay() throws IOException, InterruptedException {
    hosts.domain(hosts.there(), TwoHosts.DOMAIN, "uuid-1", List.of());

    Ended _ = plan().with(3, "NO       name ", "NO       uuid ");
    try (Run run = hosts.migrate()) {
      Ended _ = run.ended().with(3, "name: xen2 has a domain web already (and 1 more, see plan)");
    }
    assertThat(hosts.there().resolve("disks")).isEmptyDirectory();
  }

  @Test
  void whatIsForced() throws IOException, InterruptedException {
    Path info = hosts.there().resolve("info");
    Files.writeString(info, Files.readString(info).replace("904", "9"));

    try (Run run = hosts.migrate()) {
      Ended _ = run.ended().with(3, "memory: 9 MiB free", "--force memory");
    }
    try (Run run = hosts.migrate("--force", "memory")) {
      Ended _ = run.ended().with(0, "memory: 9 MiB free");
    }
    hosts.assertMoved();
  }

  @Test
  void whatIsNotThere() throws IOException, InterruptedException {
    try (Run run = hosts.start("nosuch", "xen2", "--rsh", folder.resolve("rsh").toString())) {
      Ended _ = run.ended().with(3, "nosuch: no such domain runs here");
    }
    try (Run run = hosts.start("web", "xen2", "--rsh", "false")) {
      Ended _ = run.ended().with(4);
    }
    try (Run run = hosts.start("web")) {
      Ended _ = run.ended().with(2, "a DOMAIN and a HOST are needed");
    }
    try (Run run = hosts.start("vbds", "nosuch")) {
      Ended _ = run.ended().with(3, "no such domain");
    }
    Files.move(folder.resolve("bin/xl"), folder.resolve("bin/no-xl"));
    try (Run run = hosts.start("vbds", "web")) {
      Ended _ = run.ended().with(4, "this machine: there is no xl", "apt install xen-utils");
    }
    Files.move(folder.resolve("bin/no-xl"), folder.resolve("bin/xl"));
    Files.delete(hosts.there().resolve("info"));
    Ended _ = plan().with(4, "xen2: no Xen runs there");
  }
}
