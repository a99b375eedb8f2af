package fieldkit.dupes.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tree to act on, beside a home of its own for journals and trash. */
final class Acting {
  private final TestTree around;
  private final TestTree tree;

  /**
   * @param folder an empty folder; the tree is a folder in it, the home another
   */
  Acting(Path folder) throws IOException {
    around = new TestTree(folder);
    tree = new TestTree(Files.createDirectory(around.at("tree")));
    Path _ = around.folder("home");
  }

  /** What is acted on. */
  TestTree tree() {
    return tree;
  }

  /** What lies around it: the home, and whatever a test puts there. */
  TestTree around() {
    return around;
  }

  Map<String, String> environment() {
    return Map.of(
        "HOME", around.path("home"),
        "XDG_STATE_HOME", around.path("home/state"),
        "XDG_DATA_HOME", around.path("home/data"));
  }

  /** The tool in this process, with that home. */
  Dupes dupes() {
    return new Dupes().in(environment());
  }

  Outcome run(String... arguments) {
    return dupes().with(arguments);
  }

  /** The journals, the oldest first. */
  List<Path> journals() throws IOException {
    Path folder = around.at("home/state/dupes");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  /** The only journal there is. */
  String journal() throws IOException {
    List<Path> journals = journals();
    if (journals.size() != 1) {
      throw new AssertionError("journals: " + journals);
    }
    return journals.getFirst().toString();
  }

  /** Everything below the tree as it is now. */
  Snapshot snapshot() throws IOException {
    return Snapshot.of(tree.root());
  }
}
