package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other finders of duplicates were seen to lose. */
class LossIT {
  private static final String ONE = "content of one  ";
  private static final String OTHER = "content of other";
  private static final int LARGE = 1_000_000;

  private final TestTree tree;

  LossIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @AfterEach
  void makeRemovable() throws IOException {
    Machine.run("chmod", "-R", "u+rwX", tree.path());
  }

  private String[] words(String action, String... more) {
    List<String> words = new ArrayList<>(List.of(action, "--apply"));
    words.addAll(List.of("--journal", tree.path("journal")));
    words.addAll(List.of(more));
    words.add(tree.path("in"));
    return words.toArray(String[]::new);
  }

  private Outcome act(String action, String... more) {
    return new Dupes().in(Map.of("XDG_DATA_HOME", tree.path("data"))).with(words(action, more));
  }

  private DupesProcess asOther() throws IOException {
    OtherUser user = new OtherUser(tree);
    Machine.run("chown", "-R", "65534:65534", tree.path());
    return user.dupes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink"})
  void filesThatCannotBeRead(String action) throws IOException {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      tree.file("in/" + name, name.equals("b") ? ONE : OTHER);
    }
    tree.permissions("in/a", "---------");
    tree.permissions("in/b", "---------");
    DupesProcess dupes = asOther();

    dupes.run(words(action)).hasStatus(1).names(tree.path("in/b"), "Permission denied");

    assertThat(Files.readString(tree.at("in/b"))).isEqualTo(ONE);
    assertThat(Files.readString(tree.at("in/a"))).isEqualTo(OTHER);
    assertThat(Files.getAttribute(tree.at("in/b"), "unix:nlink")).isEqualTo(1);
  }

  /** In the search and, with a later place, when the pair is compared once more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 6, 7})
  void aFileWhoseMiddleCannotBeRead(int from) throws IOException {
    tree.file("in/a", TestTree.bytes(LARGE, 'x'));
    tree.file("in/b", TestTree.bytes(LARGE, 'x', LARGE / 2));
    tree.file("in/c", TestTree.bytes(LARGE, 'x'));
    Strace strace = new Strace(tree.at("trace"));

    Outcome _ =
        strace
            .tampering(
                DupesProcess.ofJar(),
                "pread64",
                tree.path("in/c"),
                "error=EIO:when=%d+".formatted(from))
            .run(words("--delete", "--threads", "1"))
            .hasStatus(1);

    for (String name : new String[] {"in/a", "in/b", "in/c"}) {
      assertThat(tree.at(name)).hasSize(LARGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, --delete", "true, --delete", "true, --hardlink", "true, --trash"})
  void aFileRewrittenBetweenTheReportAndTheAct(boolean timeSetBack, String action)
      throws IOException {
    for (String name : new String[] {"in/a", "in/b"}) {
      tree.file(name, ONE);
    }
    FileTime time = Files.getLastModifiedTime(tree.at("in/b"));
    tree.file("report", Dupes.run("--json", tree.path("in")).isClean().out());
    tree.file("in/b", OTHER);
    if (timeSetBack) {
      Path _ = Files.setLastModifiedTime(tree.at("in/b"), time);
    }

    Dupes.run("act", tree.path("report"), action, "--apply", "--journal", tree.path("journal"))
        .hasStatus(1)
        .names(tree.path("in/b"), "changed");

    assertThat(Files.readString(tree.at("in/b"))).isEqualTo(OTHER);
    assertThat(Files.readString(tree.at("in/a"))).isEqualTo(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode", "owner", "group", "acl", "attribute"})
  void aPrivateFileIsNotLinkedToAPublicOne(String what) throws IOException {
    tree.file("in/a", ONE);
    Path b = tree.file("in/b", ONE);
    switch (what) {
      case "mode" -> tree.permissions("in/b", "rw-------");
      case "owner" -> Machine.runOrSkip("chown", "65534", b.toString());
      case "group" -> Machine.runOrSkip("chgrp", "65534", b.toString());
      case "acl" -> Machine.runOrSkip("setfacl", "-m", "u:1:r,m::r", b.toString());
      default -> Machine.runOrSkip("setfattr", "-n", "user.x", "-v", "1", b.toString());
    }
    TreeState before = TreeState.of(tree.at("in"));

    for (String action : new String[] {"--hardlink", "--symlink"}) {
      act(action).hasStatus(1).names(tree.path("in/b"), "--merge-meta allows it");
      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
      Files.delete(tree.at("journal"));
    }
    String access = access(b);
    Outcome _ = act("--hardlink", "--merge-meta").isClean();
    assertThat(Files.getAttribute(b, "unix:nlink")).isEqualTo(2);
    Outcome _ = Dupes.run("undo", tree.path("journal")).isClean();
    assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
    assertThat(access(b)).isEqualTo(access);
  }

  private static String access(Path file) throws IOException {
    return Machine.run("getfattr", "-d", "-m", "-", "--absolute-names", file.toString());
  }

  @Test
  void attributesOfAFileThatMayNotBeWritten() throws IOException {
    tree.file("in/a", ONE);
    Path b = tree.file("in/b", ONE);
    Machine.runOrSkip("setfattr", "-n", "user.x", "-v", "1", b.toString());
    tree.permissions("in/b", "r--r-----");
    DupesProcess dupes = asOther();
    TreeState before = TreeState.of(tree.at("in"));

    Outcome _ = dupes.run(words("--delete")).isClean();
    assertThat(b).doesNotExist();
    Outcome _ = dupes.run("undo", tree.path("journal")).isClean();

    assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash"})
  void aFolderThatMayNotBeChanged(String action) throws IOException {
    tree.file("in/a", ONE);
    tree.file("in/closed/b", ONE);
    DupesProcess dupes = asOther();
    tree.permissions("in/closed", "r-xr-xr-x");

    dupes
        .with(Map.of("XDG_DATA_HOME", tree.path("data")))
        .run(words(action))
        .hasStatus(1)
        .names(tree.path("in/closed/b"), "Permission denied");

    assertThat(Files.readString(tree.at("in/closed/b"))).isEqualTo(ONE);
    TreeState.of(tree.at("in")).hasNoLitter();
  }

  @Test
  void aJournalThatMayNotBeWritten() throws IOException {
    tree.file("in/a", ONE);
    tree.file("in/b", ONE);
    tree.folder("closed");
    DupesProcess dupes = asOther();
    tree.permissions("closed", "r-xr-xr-x");

    Outcome outcome =
        dupes.run("--delete", "--apply", "--journal", tree.path("closed/j"), tree.path("in"));

    assertThat(outcome.hasStatus(4).err()).contains("Permission denied", "nothing was done");
    assertThat(tree.at("in/b")).hasContent(ONE);
  }

  @Test
  void withoutAHomeTheUserDatabaseSaysWhere() throws IOException {
    tree.file("in/a", ONE);
    tree.file("in/b", ONE);
    DupesProcess dupes = DupesProcess.ofJar("-Duser.home=" + tree.path("home")).with(Map.of());

    Outcome _ = dupes.run("--delete", "--apply", tree.path("in")).isClean();

    assertThat(tree.at("in/b")).doesNotExist();
    try (var journals = Files.list(tree.at("home/.local/state/dupes"))) {
      assertThat(journals).hasSize(1);
    }
  }
}
