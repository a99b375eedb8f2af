package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others who write, or act themselves, while a run is at work. */
class OthersAtWorkTest extends TwoFiles {
  OthersAtWorkTest(@TempDir Path folder) throws IOException {
    super(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in/a", "in/b"})
  void whoHasItOpenForWritingIsLeftAlone(String name) throws IOException {
    for (String action : ACTIONS) {
      try (var open = new java.io.RandomAccessFile(tree.at(name).toFile(), "rw")) {
        dupes()
            .with(words(action, "--keep", "name"))
            .hasStatus(1)
            .names(tree.path("in/b"), "is open for writing; left alone");
        open.write(NEW.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      holds(name, NEW);
      tree.file(name, SAME);
      Files.delete(tree.at("journal2"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create 1", "open 1"})
  void theVictimIsRewrittenAndItsTimeSetBack(String moment) throws IOException {
    FileTime time = Files.getLastModifiedTime(tree.at("in/b"));
    run(
            "--delete",
            moment,
            () -> {
              Path _ = Files.writeString(tree.at("in/b"), NEW);
              Path _ = Files.setLastModifiedTime(tree.at("in/b"), time);
            })
        .hasStatus(1);

    holds("in/b", NEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--symlink", "--hardlink", "--move", "--trash"})
  void anotherRunKeepsTheOther(String action) throws IOException {
    tree.modified("in/a", java.time.Instant.EPOCH);
    Outcome _ =
        run(
            action,
            "rename 1",
            () -> {
              Outcome _ = dupes().with(words(action, "--keep", "newest"));
            });

    assertThat(contents()).contains(SAME);
    boolean one = Files.isRegularFile(tree.at("in/a")) || Files.isRegularFile(tree.at("in/b"));
    assertThat(one).as("one of them is a file still").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--trash", "--move", "--hardlink", "--symlink"})
  void replacedOnceMoreWhileItIsPutBack(String action) throws IOException {
    FaultyFiles files =
        FaultyFiles.doing("rename", 1, () -> replace("in/b"))
            .andDoing(
                "rename",
                2,
                () -> {
                  tree.file("new/file", "of the third");
                  Path _ =
                      Files.move(
                          tree.at("new/file"),
                          tree.at("in/b"),
                          StandardCopyOption.REPLACE_EXISTING);
                });

    Outcome outcome = run(action, files).hasStatus(1);

    assertThat(contents()).contains(SAME, NEW, "of the third");
    assertThat(outcome.err()).as("where it is").contains("what had this name is now /");
  }

  @Test
  void aFolderOnTheWayBecomesALink() throws IOException {
    tree.file("in/sub/deep/c", SAME);
    tree.file("elsewhere/deep/c", SAME);
    Outcome outcome =
        run(
            "--delete",
            "create 1",
            () -> {
              Path _ = Files.move(tree.at("in/sub"), tree.at("moved"));
              tree.link("in/sub", "../elsewhere");
            });

    outcome.hasStatus(1).names(tree.path("in/sub/deep/c"), "symbolic link");
    holds("elsewhere/deep/c", SAME);
    holds("moved/deep/c", SAME);
  }
}
