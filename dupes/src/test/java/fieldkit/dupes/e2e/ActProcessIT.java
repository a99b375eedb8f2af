package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows in a process of its own: the working folder, pipes, other users. */
class ActProcessIT {
  private final Acting acting;
  private final TestTree tree;

  ActProcessIT(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  private DupesProcess dupes() {
    return DupesProcess.ofJar().with(acting.environment());
  }

  @Test
  void aFolderCalledActIsScannedWhereItIsMeant() throws IOException {
    Path _ = tree.file("act/a", "same");
    Path _ = tree.file("act/b", "same");
    String group = "%s\n%s\n".formatted(tree.path("act/a"), tree.path("act/b"));

    assertThat(dupes().in(tree.root()).run("./act").isClean().text()).isEqualTo(group);
    assertThat(dupes().in(tree.root()).run("--", "act").isClean().text()).isEqualTo(group);
    assertThat(dupes().in(tree.root()).run("act").hasStatus(2).err())
        .contains("an action is missing");
  }

  @Test
  void relativeJournalsAndReportsLieInTheWorkingFolder() throws IOException {
    Path _ = tree.file("a", "same");
    Path _ = tree.file("b", "same");
    Path home = acting.around().root();
    Path _ = acting.around().file("r.json", dupes().run("--json", tree.path()).isClean().out());

    Outcome _ =
        dupes().in(home).run("act", "r.json", "--delete", "--apply", "--journal", "j").isClean();
    Outcome _ = dupes().in(home).run("undo", "j").isClean();

    assertThat(tree.at("b")).hasContent("same");
  }

  @Test
  void aReaderThatLeavesDoesNotHideHowToUndoIt() throws IOException {
    for (int i = 0; i < 3000; i++) {
      Path _ = tree.file("a-rather-long-name-that-fills-the-pipe-" + i, "same");
    }
    String command = "'" + String.join("' '", dupes().command("--delete", tree.path())) + "'";
    String state = "XDG_STATE_HOME=" + acting.around().path("home/state");
    String words = "env " + state + " " + command;

    Outcome plan = Run.of(List.of("bash", "-c", words + " | head -1; exit ${PIPESTATUS[0]}"));
    assertThat(plan.hasStatus(0).err()).doesNotContain("dupes:");
    Outcome done =
        Run.of(List.of("bash", "-c", words + " --apply | head -1; exit ${PIPESTATUS[0]}"));

    assertThat(done.status()).as(done.err()).isZero();
    assertThat(done.err()).contains("to undo it: dupes undo ").doesNotContain("dupes: ");
    Outcome _ = acting.run("undo", "-q", acting.journal()).isClean();
    try (var names = Files.list(tree.root())) {
      assertThat(names.count()).isEqualTo(3000);
    }
  }

  @Test
  void attributesOfReadOnlyFilesComeBackToTheirOwner() throws IOException {
    Machine.assumePrograms("setfattr", "getfattr", "chown");
    Path _ = Files.setAttribute(acting.around().root(), "unix:mode", 0755);
    Path _ = tree.file("a", "same");
    Path _ = tree.file("b", "same");
    Machine.runOrSkip("setfattr", "-n", "user.note", "-v", "x", tree.path("b"));
    Path _ = Files.setAttribute(tree.at("b"), "unix:mode", 0444);
    OtherUser user = new OtherUser(acting.around());
    if (Machine.isRoot()) {
      Machine.runOrSkip("chown", "-R", "65534:65534", tree.path(), acting.around().path("home"));
    }
    Snapshot before = acting.snapshot();

    Outcome _ =
        user.dupes().with(acting.environment()).run("--delete", "--apply", tree.path()).isClean();
    Outcome _ = user.dupes().with(acting.environment()).run("undo", acting.journal()).isClean();

    assertThat(acting.snapshot().listing()).isEqualTo(before.listing());
  }

  @Test
  void ownersThatCannotBeGivenBackAreNamed() throws IOException {
    Machine.assumeRoot();
    Machine.assumePrograms("chown");
    Path _ = tree.file("a", "same");
    Path _ = tree.file("b", "same");
    OtherUser user = new OtherUser(acting.around());
    Machine.runOrSkip("chown", "65534:65534", tree.path(), tree.path("a"));
    Outcome _ = acting.run("--delete", "--apply", tree.path()).isClean();
    Machine.runOrSkip("chown", "-R", "65534:65534", acting.around().path("home"));

    Outcome outcome =
        user.dupes().with(acting.environment()).run("undo", acting.journal()).hasStatus(1);

    Outcome _ = outcome.names(tree.path("b"), "its owner and group could not be restored: ");
    assertThat(tree.at("b")).hasContent("same");
    assertThat(outcome.err()).contains("1 were restored");
  }
}
