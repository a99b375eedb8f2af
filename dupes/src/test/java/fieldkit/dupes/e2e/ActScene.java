package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small tree with everything that can go wrong in it: duplicates that differ in all metadata, a
 * duplicate with two names, two names of one file, folders that will be empty, and files that have
 * nothing to do with it.
 */
final class ActScene {
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00.123456789Z");

  private final TestTree tree;
  private final TreeState before;

  ActScene(Path folder) throws IOException {
    tree = new TestTree(Files.createDirectories(folder));
    duplicates();
    tree.file("in/one", "names of one file");
    tree.hardLink("in/one-more", "in/one");
    tree.file("in/sub/other/d", "of another group");
    tree.file("in/e", "of another group");
    tree.modified("in/sub/other/d", FIRST_D);
    tree.file("in/unique", "the first duplicatE");
    tree.folder("out");
    tree.folder("in/empty");
    before = TreeState.of(tree.at("in"));
  }

  private static final Instant FIRST_D = Instant.parse("2031-01-01T00:00:00Z");

  private void duplicates() throws IOException {
    String content = "the first duplicate";
    tree.file("in/a", content);
    tree.file("in/b", content);
    tree.file("in/sub/c", content);
    tree.hardLink("in/sub/c-too", "in/sub/c");
    tree.permissions("in/b", "rw-r-----");
    tree.permissions("in/sub", "rwx--x--x");
    tree.permissions("in/sub/c", "r--r--r--");
    int day = 0;
    for (String name : new String[] {"in/a", "in/b", "in/sub/c"}) {
      tree.modified(name, FIRST.plusSeconds(86_400L * day++));
      UserDefinedFileAttributeView view =
          Files.getFileAttributeView(tree.at(name), UserDefinedFileAttributeView.class);
      int _ =
          view.write("of", ByteBuffer.wrap(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  TestTree tree() {
    return tree;
  }

  TreeState before() {
    return before;
  }

  TreeState now() throws IOException {
    return TreeState.of(tree.at("in"));
  }

  Path journal() {
    return tree.at("journal");
  }

  Dupes dupes(FileAccess files) {
    return new Dupes().through(files).in(environment());
  }

  Map<String, String> environment() {
    return Map.of("XDG_STATE_HOME", tree.path("state"), "XDG_DATA_HOME", tree.path("data"));
  }

  /** The words for an action on the tree. */
  List<String> words(String action) {
    List<String> words = new ArrayList<>(List.of(action.split(" ", -1)));
    words.addAll(List.of("--keep", "oldest"));
    if (words.remove("--move")) {
      words.addAll(List.of("--move", tree.path("out")));
    }
    words.addAll(List.of("--apply", "--journal", journal().toString(), tree.path("in")));
    return words;
  }

  Outcome act(FileAccess files, String action) {
    return dupes(files).with(words(action).toArray(String[]::new));
  }

  Outcome undo(FileAccess files) {
    return dupes(files).with("undo", journal().toString());
  }

  /** Says that no content is gone, from wherever it may be now. */
  void nothingIsLost() throws IOException {
    assertThat(TreeState.of(tree.root()).contents()).containsAll(before.contents());
  }

  /** Says that the tree is what it was. */
  void isAsBefore() throws IOException {
    assertThat(now().entries()).isEqualTo(before.entries());
    TreeState.of(tree.root()).hasNoLitter();
  }

  /** Removes it, to make room for the next. */
  void remove() throws IOException {
    try (var paths = Files.walk(tree.root())) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
