package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file seen in two places is never taken for two, and file systems that say no. */
class ActMountIT {
  private static final String SAME = "the same content";

  private final TestTree tree;

  ActMountIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private Outcome act(String options, String... paths) {
    List<String> words = new ArrayList<>(List.of(options.split(" ", -1)));
    words.addAll(List.of("--apply", "--journal", tree.path("journal")));
    words.addAll(List.of(paths));
    return new Dupes()
        .in(Map.of("XDG_DATA_HOME", tree.path("data")))
        .with(words.toArray(String[]::new));
  }

  private void holds(String name) throws IOException {
    assertThat(Files.readString(tree.at(name))).as(name).isEqualTo(SAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H --delete", "--hardlink", "-H --trash", "-H --symlink"})
  void oneFolderTwice(String options) throws IOException {
    tree.file("in/real/a", SAME);
    try (Mount _ = Mount.bind(tree.at("in/real"), tree.at("in/bound"))) {
      Outcome _ = act(options, tree.path("in"), tree.path("in/bound"), tree.path("in/real/a"));

      holds("in/real/a");
      assertThat(tree.at("in/real/a")).isRegularFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H --delete", "--hardlink", "-H --trash", "-H --symlink"})
  void oneFileTwice(String options) throws IOException {
    tree.file("in/a", SAME);
    tree.hardLink("other/a", "in/a");
    tree.file("in/b", SAME);
    Machine.assumeRoot();
    Machine.runOrSkip("mount", "--bind", tree.path("in/a"), tree.path("in/b"));
    try {
      Outcome _ = act(options, tree.path("in"));
      holds("in/a");
    } finally {
      Machine.run("umount", tree.path("in/b"));
    }
    holds("in/b");
  }

  /** They have one device number, but cannot be linked. */
  @ParameterizedTest
  @ValueSource(strings = {"--hardlink", "--trash"})
  void twoMountsOfOneFileSystem(String options) throws IOException {
    tree.file("in/a", SAME);
    tree.file("elsewhere/b", SAME);
    try (Mount _ = Mount.bind(tree.at("elsewhere"), tree.at("in/bound"))) {
      act(options, tree.path("in"))
          .hasStatus(1)
          .names(tree.path("in/bound/b"), "On another file system");
      holds("in/a");
      holds("in/bound/b");
      TreeState.of(tree.root()).hasNoLitter();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--delete, merged, lower",
    "--delete, lower, merged",
    "--delete --keep-copies 2, merged, lower",
    "--trash --keep newest, lower, merged",
    "--symlink, merged, lower",
    "--hardlink, merged, lower",
  })
  void anOverlayAndWhatItLiesOver(String options, String first, String second) throws IOException {
    for (String name : new String[] {"lower/a", "lower/b"}) {
      tree.file(name, SAME);
    }
    tree.folder("upper");
    tree.folder("work");
    Outcome outcome;
    try (Mount _ = overlay()) {
      outcome = act(options, tree.path(first), tree.path(second));
    }
    try (Mount _ = overlay()) { // nothing is remembered of what was there
      assertThat(TreeState.of(tree.at(first)).contents()).containsExactly(SAME);
      for (String kept : keptIn(outcome)) {
        assertThat(Path.of(kept)).as(outcome.err() + outcome.text()).hasContent(SAME);
      }
    }
  }

  private Mount overlay() throws IOException {
    return Mount.overlay(tree.at("lower"), tree.at("upper"), tree.at("work"), tree.at("merged"));
  }

  private static List<String> keptIn(Outcome outcome) {
    return outcome
        .text()
        .lines()
        .filter(line -> line.startsWith("keep "))
        .map(line -> line.substring(10, line.lastIndexOf("  (")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--trash", "--hardlink", "--symlink"})
  void aReadOnlyFileSystem(String options) throws IOException {
    try (Mount mount = Mount.memory(tree.at("in"), "1m")) {
      tree.file("in/a", SAME);
      tree.file("in/b", SAME);
      mount.readOnly();

      act(options, tree.path("in")).hasStatus(1).names(tree.path("in/b"), "Read-only file system");
      holds("in/a");
      holds("in/b");
    }
  }

  @ParameterizedTest
  @CsvSource({"b, --delete", "b, --hardlink", "a, --hardlink", "b, --symlink", "b, --trash"})
  void anImmutableFile(String name, String options) throws IOException {
    try (Mount _ = Mount.image(tree.at("image"), tree.at("in"), "ext4", 8 << 20)) {
      tree.file("in/a", SAME);
      tree.file("in/b", SAME);
      Machine.runOrSkip("chattr", "+i", tree.path("in/" + name));

      act(options, tree.path("in"))
          .hasStatus(1)
          .names(tree.path("in/b"), "Operation not permitted");
      holds("in/a");
      holds("in/b");
      TreeState.of(tree.root()).hasNoLitter();
      Machine.run("chattr", "-i", tree.path("in/" + name));
    }
  }

  @Test
  void asManyNamesAsTheFileSystemAllows() throws IOException {
    try (Mount _ = Mount.image(tree.at("image"), tree.at("in"), "ext4", 32 << 20)) {
      tree.file("in/a", SAME);
      Path first = tree.at("in/a");
      for (int i = 1; i < 64_998; i++) {
        Path _ = Files.createLink(tree.at("in/" + i), first);
      }
      for (int i = 0; i < 6; i++) {
        tree.file("in/z" + i, SAME);
      }
      Outcome _ = act("--hardlink", tree.path("in")).isClean();

      assertThat(Files.getAttribute(first, "unix:nlink")).isEqualTo(65_000);
      assertThat(Files.getAttribute(tree.at("in/z5"), "unix:nlink")).isEqualTo(4);
    }
  }

  @Test
  void aFullDisk() throws IOException {
    try (Mount _ = Mount.memory(tree.at("in"), "64k")) {
      tree.file("in/a", SAME);
      tree.file("in/b", SAME);
      try (var out = Files.newOutputStream(tree.at("in/filler"))) {
        for (int i = 0; i < 64; i++) {
          out.write(new byte[4096]);
        }
      } catch (IOException full) {
        assertThat(full).hasMessageContaining("space");
      }
      Outcome _ = act("--delete", tree.path("in")).isClean();
      Files.delete(tree.at("in/filler"));
      Outcome _ = Dupes.run("undo", tree.path("journal")).isClean();
      holds("in/b");
    }
  }
}
