package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Two equal files, {@code a} to be kept and {@code b} to give way, and somebody else at work. */
abstract class TwoFiles {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final String SAME = "the same content";
  static final String NEW = "another content!";

  static final List<String> ACTIONS =
      List.of("--delete", "--trash", "--move", "--hardlink", "--symlink");

  final TestTree tree;
  private Process writer = new ProcessBuilder("true").start();

  TwoFiles(Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("in/a", SAME);
    tree.file("in/b", SAME);
    tree.folder("out");
    tree.folder("new");
  }

  String[] words(String action, String... more) {
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

  Outcome run(String action, String moment, HookedFiles.Action change) {
    String[] when = moment.split(" ", 2);
    return run(action, FaultyFiles.doing(when[0], Integer.parseInt(when[1]), change));
  }

  Outcome run(String action, FaultyFiles files) {
    Outcome outcome =
        assertTimeoutPreemptively(
            PATIENCE, () -> dupes().through(files.access()).with(words(action)));
    assertThat(files.isDone()).as("the other did its work").isTrue();
    return outcome;
  }

  Dupes dupes() {
    return new Dupes()
        .in(java.util.Map.of("XDG_DATA_HOME", tree.path("data"), "HOME", tree.path()));
  }

  void holds(String name, String content) throws IOException {
    assertThat(tree.at(name)).isRegularFile();
    assertThat(Files.readString(tree.at(name))).as(name).isEqualTo(content);
  }

  void noLitter() throws IOException {
    TreeState.of(tree.root()).hasNoLitter();
  }

  void replace(String name) throws IOException {
    tree.file("new/file", NEW);
    Path _ = Files.move(tree.at("new/file"), tree.at(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Another process writes to the file in its place, and waits if it has to. */
  void write(String name) throws IOException {
    writer =
        new ProcessBuilder("sh", "-c", "printf %s \"$1\" > \"$2\"", "-", NEW, tree.path(name))
            .start();
    try {
      boolean _ = writer.waitFor(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitWriter() throws IOException {
    try {
      assertThat(writer.waitFor(10, TimeUnit.SECONDS)).as("the writer has ended").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Set<String> contents() throws IOException {
    return TreeState.of(tree.root()).contents();
  }
}
