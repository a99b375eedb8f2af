package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounted file systems: staying on one, seeing one twice, filling one up. */
class MountIT {
  private final TestTree tree;

  MountIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void oneFileSystemOnly() throws IOException {
    tree.file("in/a", "same");
    tree.file("in/b", "same");
    try (Mount _ = Mount.memory(tree.at("in/mounted"), "1m")) {
      tree.file("in/mounted/c", "same");
      tree.file("in/mounted/sub/d", "same");

      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree))
          .containsExactly("in/a in/b in/mounted/c in/mounted/sub/d");
      assertThat(Dupes.run("-1", tree.path("in")).isClean().groupsIn(tree))
          .containsExactly("in/a in/b");
      assertThat(
              Dupes.run("--one-fs", tree.path("in/mounted"), tree.path("in"))
                  .isClean()
                  .groupsIn(tree))
          .as("each path's own")
          .containsExactly("in/mounted/c in/mounted/sub/d in/a in/b");
    }
  }

  @Test
  void oneFileSystemOnlyWhereLinksAreFollowed() throws IOException {
    tree.file("in/a", "same");
    tree.link("in/l", "../mounted");
    try (Mount _ = Mount.memory(tree.at("mounted"), "1m")) {
      tree.file("mounted/c", "same");

      assertThat(Dupes.run("-s", tree.path("in")).isClean().groups()).hasSize(1);
      assertThat(Dupes.run("-s", "-1", tree.path("in")).isClean().groups()).isEmpty();
    }
  }

  @Test
  void aFolderWithSomethingMountedInItIsNotEqualToOneWithout() throws IOException {
    tree.file("in/x/a", "same");
    tree.folder("in/x/mounted");
    tree.file("in/y/a", "same");
    tree.folder("in/y/mounted");
    try (Mount _ = Mount.memory(tree.at("in/y/mounted"), "1m")) {
      assertThat(Dupes.run("--dirs", "-1", tree.path("in")).isClean().groupsIn(tree))
          .containsExactly("in/x/a in/y/a");
    }
    assertThat(Dupes.run("--dirs", "-1", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/x/ in/y/");
  }

  @Test
  void aFolderSeenTwiceIsThereOnce() throws IOException {
    tree.file("in/real/a", "same");
    tree.file("in/real/sub/b", "same");
    try (Mount _ = Mount.bind(tree.at("in/real"), tree.at("in/z-bound"))) {
      Outcome outcome = Dupes.run(tree.path("in")).isClean();

      assertThat(outcome.groupsIn(tree)).containsExactly("in/real/a in/real/sub/b");
      assertThat(outcome.errorLines()).contains("2 total files");
      assertThat(Dupes.run(tree.path("in/z-bound"), tree.path("in/real")).isClean().groupsIn(tree))
          .containsExactly("in/z-bound/a in/z-bound/sub/b");
      assertThat(Dupes.run("--dirs", tree.path("in")).isClean().groupsIn(tree))
          .as("no folder is a copy of itself")
          .containsExactly("in/real/a in/real/sub/b");
    }
  }

  @Test
  void aFolderMountedIntoItself() throws IOException {
    tree.file("in/a", "same");
    tree.file("in/b", "same");
    try (Mount _ = Mount.bind(tree.at("in"), tree.at("in/loop"))) {
      for (String[] options : new String[][] {{}, {"-s"}, {"-1"}}) {
        String[] arguments =
            Stream.concat(Stream.of(options), Stream.of(tree.path("in"))).toArray(String[]::new);
        Outcome outcome = Dupes.run(arguments).isClean();
        assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b");
        assertThat(outcome.errorLines()).contains("2 total files");
      }
    }
  }

  @Test
  void aFileSeenTwiceIsOneFile() throws IOException {
    tree.file("in/a", "same");
    Path over = tree.file("in/b", "something else");
    Machine.assumeRoot();
    Machine.runOrSkip("mount", "--bind", tree.path("in/a"), over.toString());
    try {
      assertThat(Dupes.run(tree.path("in")).isClean().groups()).isEmpty();
      assertThat(Dupes.run("-H", tree.path("in")).isClean().groupsIn(tree))
          .containsExactly("in/a in/b");
    } finally {
      Machine.run("umount", over.toString());
    }
  }

  private void manyGroups() throws IOException {
    for (int i = 0; i < 300; i++) {
      tree.file("in/%0200d/1".formatted(i), "content " + i);
      tree.file("in/%0200d/2".formatted(i), "content " + i);
    }
  }

  private void isAsBefore(Outcome outcome, Path report, String what) throws IOException {
    outcome.hasStatus(4).names(report.toString(), what);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(Files.readString(report)).isEqualTo("old");
    try (Stream<Path> left = Files.list(tree.at("out"))) {
      assertThat(left).containsExactly(report);
    }
  }

  @Test
  void aFullDiskUnderTheReport() throws IOException {
    manyGroups();
    try (Mount _ = Mount.memory(tree.at("out"), "64k")) {
      Path report = tree.file("out/report", "old");

      Outcome outcome = DupesProcess.ofJar().run("--output", report.toString(), tree.path("in"));

      isAsBefore(outcome, report, "No space left on the device");
    }
  }

  @Test
  void aReadOnlyDiskUnderTheReport() throws IOException {
    manyGroups();
    try (Mount mount = Mount.memory(tree.at("out"), "1m")) {
      Path report = tree.file("out/report", "old");
      mount.readOnly();

      Outcome outcome = DupesProcess.ofJar().run("--output", report.toString(), tree.path("in"));

      isAsBefore(outcome, report, "Read-only file system");
    }
  }

  @Test
  void aReadOnlyDiskToScan() throws IOException {
    try (Mount mount = Mount.memory(tree.at("in"), "1m")) {
      tree.file("in/a", "same");
      tree.file("in/b", "same");
      mount.readOnly();

      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree))
          .isEqualTo(List.of("in/a in/b"));
    }
  }
}
