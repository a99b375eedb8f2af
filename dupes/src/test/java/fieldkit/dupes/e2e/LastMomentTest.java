package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody else works on the files at the same time: {@code a} is kept, {@code b} is to give way,
 * and one of them changes between the search and the act, between the proof and the act, or right
 * before the name is changed. What the other left is never lost.
 */
class LastMomentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SAME = "the same content";
  private static final String NEW = "another content!";

  private static final List<String> ACTIONS =
      List.of("--delete", "--trash", "--move", "--hardlink", "--symlink");
  private static final List<String> MOMENTS = List.of("create 1", "writeAt 3", "rename 1");

  private final TestTree tree;
  private Process writer = new ProcessBuilder("true").start();

  LastMomentTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("in/a", SAME);
    tree.file("in/b", SAME);
    tree.folder("out");
    tree.folder("new");
  }

  private static Stream<Arguments> actionsAndMoments() {
    return ACTIONS.stream()
        .flatMap(action -> MOMENTS.stream().map(moment -> Arguments.of(action, moment)));
  }

  private String[] words(String action, String... more) {
    Stream<String> begin =
        action.equals("--move") ? Stream.of(action, tree.path("out")) : Stream.of(action);
    return Stream.of(
            begin,
            Stream.of("--apply", "--journal", tree.path("journal" + more.length)),
            Stream.of(more),
            Stream.of(tree.path("in")))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private Outcome run(String action, String moment, HookedFiles.Action change) {
    String[] when = moment.split(" ", 2);
    return run(action, FaultyFiles.doing(when[0], Integer.parseInt(when[1]), change));
  }

  private Outcome run(String action, FaultyFiles files) {
    Outcome outcome =
        assertTimeoutPreemptively(
            PATIENCE, () -> dupes().through(files.access()).with(words(action)));
    assertThat(files.isDone()).as("the other did its work").isTrue();
    return outcome;
  }

  private Dupes dupes() {
    return new Dupes()
        .in(java.util.Map.of("XDG_DATA_HOME", tree.path("data"), "HOME", tree.path()));
  }

  private void holds(String name, String content) throws IOException {
    assertThat(tree.at(name)).isRegularFile();
    assertThat(Files.readString(tree.at(name))).as(name).isEqualTo(content);
  }

  private void noLitter() throws IOException {
    TreeState.of(tree.root()).hasNoLitter();
  }

  private void replace(String name) throws IOException {
    tree.file("new/file", NEW);
    Path _ = Files.move(tree.at("new/file"), tree.at(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Another process writes to the file in its place, and waits if it has to. */
  private void write(String name) throws IOException {
    writer =
        new ProcessBuilder("sh", "-c", "printf %s \"$1\" > \"$2\"", "-", NEW, tree.path(name))
            .start();
    try {
      boolean _ = writer.waitFor(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWriter() throws IOException {
    try {
      assertThat(writer.waitFor(10, TimeUnit.SECONDS)).as("the writer has ended").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimIsReplaced(String action, String moment) throws IOException {
    run(action, moment, () -> replace("in/b")).hasStatus(1);

    holds("in/a", SAME);
    holds("in/b", NEW);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimIsWrittenToInItsPlace(String action, String moment) throws IOException {
    run(action, moment, () -> write("in/b")).hasStatus(1).names(tree.path("in/b"), "left alone");

    awaitWriter();
    holds("in/a", SAME);
    holds("in/b", NEW);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimVanishes(String action, String moment) throws IOException {
    run(action, moment, () -> Files.delete(tree.at("in/b"))).hasStatus(1);

    holds("in/a", SAME);
    assertThat(tree.at("in/b")).doesNotExist();
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimBecomesAnotherName(String action, String moment) throws IOException {
    run(
            action,
            moment,
            () -> {
              Files.delete(tree.at("in/b"));
              tree.hardLink("in/b", "in/a");
            })
        .hasStatus(1);

    holds("in/a", SAME);
    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileVanishes(String action, String moment) throws IOException {
    run(action, moment, () -> Files.delete(tree.at("in/a")))
        .hasStatus(1)
        .names(tree.path("in/b"), "left alone");

    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileIsReplaced(String action, String moment) throws IOException {
    run(action, moment, () -> replace("in/a")).hasStatus(1);

    holds("in/a", NEW);
    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileIsWrittenToInItsPlace(String action, String moment) throws IOException {
    run(action, moment, () -> write("in/a")).hasStatus(1);

    awaitWriter();
    holds("in/a", NEW);
    holds("in/b", SAME);
    noLitter();
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

  private Set<String> contents() throws IOException {
    return TreeState.of(tree.root()).contents();
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
