package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that were damaged or came of age: nothing is lost, whatever they say. */
class ReportFuzzTest {
  private static final int MUTATIONS = 250;

  private final Acting acting;
  private final TestTree tree;

  ReportFuzzTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  @BeforeEach
  void plant() throws IOException {
    for (String name : new String[] {"ref/r", "p/a", "p/b", "p/c", "p/other", "p/other2"}) {
      Path _ = tree.file(name, name.contains("other") ? "different" : "the same");
      tree.modified(name, Instant.ofEpochSecond(1000));
    }
    Path _ = tree.hardLink("p/d", "p/c");
    Path _ = acting.around().file("outside", "the same");
    Path _ = acting.around().file("report", report());
  }

  private byte[] report() {
    return acting.run("--json", "--ref", tree.path("ref"), tree.path("p")).isClean().out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash"})
  void aDamagedReportIsRefusedOrDealtWithSafely(String action) throws IOException {
    byte[] report = report();
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Snapshot before = acting.snapshot();
      Path damaged = acting.around().file("damaged", Mutation.of(report, seed));

      Outcome outcome = acting.run("act", damaged.toString(), action, "--apply");

      assertThat(outcome.status()).as("seed %d: %s", seed, outcome.err()).isIn(0, 1, 3);
      Snapshot after = acting.snapshot();
      assertThat(after.contents()).as("seed %d", seed).isEqualTo(before.contents());
      assertThat(acting.around().at("outside")).exists();
      if (!after.equals(before)) {
        report = plantAgain();
      }
    }
  }

  private byte[] plantAgain() throws IOException {
    for (String name : new String[] {"ref/r", "p/a", "p/b", "p/c", "p/d", "p/other", "p/other2"}) {
      Files.deleteIfExists(tree.at(name));
    }
    plant();
    return report();
  }

  @Test
  void filesThatChangedSinceAreLeftAlone() throws IOException {
    Path _ = tree.file("p/a", "not same");
    tree.modified("p/b", Instant.ofEpochSecond(2000));
    Files.delete(tree.at("p/d"));

    Outcome outcome =
        acting.run("act", acting.around().path("report"), "--delete", "--apply").hasStatus(1);

    Outcome _ = outcome.names(tree.path("p/a"), "changed since it was found; left alone");
    Outcome _ = outcome.names(tree.path("p/b"), "changed since it was found; left alone");
    assertThat(outcome.err()).contains("left alone, named above");
    assertThat(tree.at("p/a")).hasContent("not same");
  }

  @Test
  void aKeptFileThatIsGoneKeepsAllOthers() throws IOException {
    Files.delete(tree.at("ref/r"));
    Snapshot before = acting.snapshot();

    Outcome outcome =
        acting.run("act", acting.around().path("report"), "--delete", "--apply").hasStatus(1);

    assertThat(outcome.err()).contains("the file that would be kept vanished; left alone");
    assertThat(acting.snapshot().contents()).isEqualTo(before.contents());
    assertThat(tree.at("p/a")).exists();
  }

  @Test
  void overlappingPathsMeanTheSameInAReport() throws IOException {
    String[] search = {tree.path(), tree.path("p"), "--ref", tree.path("ref"), "--json"};
    Path _ = acting.around().file("report", acting.run(search).isClean().out());

    Outcome direct =
        acting.run("--delete", "--ref", tree.path("ref"), tree.path(), tree.path("p")).isClean();
    Outcome saved = acting.run("act", acting.around().path("report"), "--delete").isClean();

    assertThat(saved.text()).isEqualTo(direct.text());
  }

  @Test
  void whatLinksLedToIsNotActedOn() throws IOException {
    Path _ = acting.around().folder("far");
    Path _ = acting.around().file("far/x", "the same");
    Path _ = tree.link("p/link", acting.around().path("far"));
    Path _ = acting.around().file("report", acting.run("-s", "--json", tree.path()).out());

    Outcome outcome =
        acting.run("act", acting.around().path("report"), "--delete", "--apply").hasStatus(1);

    Outcome _ = outcome.names(tree.path("p/link/x"), "Not a folder");
    assertThat(acting.around().at("far/x")).exists();
  }
}
