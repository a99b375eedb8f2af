package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders this user may not read: named, and everything else is found. */
class UnreadableIT {
  private final TestTree tree;
  private final OtherUser user;

  UnreadableIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    user = new OtherUser(tree);
  }

  @BeforeEach
  void fill() throws IOException {
    for (String name : new String[] {"in/a", "in/b", "in/c", "in/sub/d", "in/sub/e"}) {
      tree.file(name, "same");
    }
  }

  @AfterEach
  void makeRemovable() throws IOException {
    Machine.run("chmod", "-R", "u+rwX", tree.path());
  }

  private Outcome run(String... arguments) throws IOException {
    return user.dupes().run(arguments);
  }

  @Test
  void allCanBeRead() throws IOException {
    assertThat(run(tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/a in/b in/c in/sub/d in/sub/e");
  }

  @Test
  void aFile() throws IOException {
    tree.permissions("in/b", "---------");

    Outcome outcome =
        run(tree.path("in")).hasStatus(1).names(tree.path("in/b"), "Permission denied");

    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/c in/sub/d in/sub/e");
    assertThat(outcome.errorLines()).filteredOn(line -> line.startsWith("dupes:")).hasSize(1);
  }

  @Test
  void aFileThatNeedNotBeRead() throws IOException {
    tree.file("in/large", "alone in its size");
    tree.permissions("in/large", "---------");

    assertThat(run(tree.path("in")).isClean().groupsIn(tree)).hasSize(1);
  }

  @Test
  void aFileAmongUniqueOnes() throws IOException {
    tree.file("in/same size", "emas");
    tree.permissions("in/same size", "---------");

    Outcome outcome = run("-u", tree.path("in")).hasStatus(1);

    outcome.names(tree.path("in/same size"), "Permission denied");
    assertThat(outcome.groups()).isEmpty();
  }

  @Test
  void aFolder() throws IOException {
    tree.permissions("in/sub", "---------");

    Outcome outcome =
        run(tree.path("in")).hasStatus(1).names(tree.path("in/sub"), "Permission denied");

    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b in/c");
  }

  @Test
  void aFolderThatCanBeListedOnly() throws IOException {
    tree.permissions("in/sub", "r--r--r--");

    Outcome outcome = run(tree.path("in")).hasStatus(1);

    outcome.names(tree.path("in/sub/d"), "Permission denied");
    outcome.names(tree.path("in/sub/e"), "Permission denied");
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b in/c");
  }

  @Test
  void aFolderThatCanBeEnteredOnly() throws IOException {
    tree.permissions("in/sub", "--x--x--x");

    Outcome outcome = run(tree.path("in/sub/d"), tree.path("in")).hasStatus(1);

    outcome.names(tree.path("in/sub"), "Permission denied");
    assertThat(outcome.groupsIn(tree)).containsExactly("in/sub/d in/a in/b in/c");
  }

  @Test
  void theOnlyPath() throws IOException {
    tree.permissions("in", "---------");

    Outcome outcome = run(tree.path("in")).hasStatus(1).names(tree.path("in"), "Permission denied");
    assertThat(outcome.groups()).isEmpty();
    Outcome inside = run(tree.path("in/a")).hasStatus(2);
    assertThat(inside.errorLines().getFirst())
        .isEqualTo("dupes: " + tree.path("in/a") + ": Permission denied");
  }

  @Test
  void theTargetOfALink() throws IOException {
    tree.link("in/l", "../closed/x");
    tree.file("closed/x", "same");
    tree.permissions("closed", "---------");

    assertThat(run(tree.path("in")).isClean().groups()).hasSize(1);
    Outcome outcome = run("-s", tree.path("in")).hasStatus(1);
    outcome.names(tree.path("in/l"), "Permission denied");
  }

  @Test
  void aFileInEqualFolders() throws IOException {
    tree.file("in/other/d", "same");
    tree.file("in/other/e", "same");
    assertThat(run("--dirs", tree.path("in")).isClean().groupsIn(tree))
        .contains("in/other/ in/sub/");
    tree.permissions("in/other/e", "---------");

    Outcome outcome = run("--dirs", tree.path("in")).hasStatus(1);

    assertThat(outcome.groupsIn(tree))
        .containsExactly("in/a in/b in/c in/other/d in/sub/d in/sub/e");
    outcome.names(tree.path("in/other/e"), "Permission denied");
  }

  @Test
  void anIgnoreFile() throws IOException {
    tree.file("in/.gitignore", "*");
    tree.permissions("in/.gitignore", "---------");

    Outcome outcome = run("--ignore-files", tree.path("in")).hasStatus(1);

    outcome.names(tree.path("in"), ".gitignore: Permission denied");
    assertThat(outcome.groups()).hasSize(1);
  }

  @Test
  void aListOfPaths() throws IOException {
    tree.file("list", tree.path("in") + "\0");
    tree.permissions("list", "---------");

    run("--files0-from", tree.path("list"))
        .hasStatus(2)
        .names(tree.path("list"), "Permission denied");
  }

  @Test
  void aFolderTheReportCannotBeWrittenTo() throws IOException {
    Path report = tree.file("out/report", "old");
    tree.permissions("out/report", "rw-rw-rw-");
    tree.permissions("out", "r-xr-xr-x");

    Outcome outcome = run("--output", report.toString(), tree.path("in")).hasStatus(4);

    outcome.names(report.toString(), "Permission denied");
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(report)).isEqualTo("old");
  }
}
