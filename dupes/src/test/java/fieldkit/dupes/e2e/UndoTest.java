package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking back what was done, after other things have changed. */
class UndoTest {
  private final Acting acting;
  private final TestTree tree;

  UndoTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  @BeforeEach
  void plant() throws IOException {
    Path _ = tree.file("kept", "the same content");
    Path _ = tree.file("sub/victim", "the same content");
  }

  private void act(String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("--apply", tree.path()));
    Outcome _ = acting.run(words.toArray(String[]::new)).isClean();
  }

  private Outcome undo() throws IOException {
    return acting.run("undo", acting.journal());
  }

  /** Undo must name a file, and leave everything as it is. */
  private void isRefused(String name, String why) throws IOException {
    Snapshot before = acting.snapshot();

    Outcome outcome = undo().hasStatus(1).names(tree.path(name), "not restored: ");

    assertThat(outcome.err()).contains(why).contains("0 were restored, 1 not, named above");
    assertThat(acting.snapshot()).isEqualTo(before);
  }

  private void replaceKept(String content) throws IOException {
    Files.delete(tree.at("kept"));
    Path _ = tree.file("kept", content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"another content!", "longer than the content was"})
  void aKeptCopyThatWasReplacedIsNotCopied(String content) throws IOException {
    act("--delete");
    replaceKept(content);
    isRefused("sub/victim", "the copy that was kept has changed since");
  }

  @Test
  void aKeptCopyThatChangedUnderASymbolicLinkIsNotCopied() throws IOException {
    act("--symlink");
    Path _ = tree.file("kept", "another content!");
    isRefused("sub/victim", "the copy that was kept has changed since");
  }

  @Test
  void aKeptCopyThatChangedUnderAHardLinkIsNotCopied() throws IOException {
    act("--hardlink");
    Path _ = tree.file("kept", "another content!");
    isRefused("sub/victim", "the copy that was kept has changed since");
  }

  @Test
  void aKeptCopyThatIsGoneIsNamed() throws IOException {
    act("--delete");
    Files.delete(tree.at("kept"));
    isRefused(
        "sub/victim", "the copy that was kept, %s: No such file".formatted(tree.path("kept")));
  }

  @Test
  void aReplacedCopyIsNotLinkedAsIfItWereTheFileItself() throws IOException {
    Files.delete(tree.at("sub/victim"));
    Path _ = tree.hardLink("sub/victim", "kept");
    act("--delete", "-H");
    replaceKept("another content!");
    isRefused(
        "sub/victim", "the file it was a name of is not %s any more".formatted(tree.path("kept")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--trash", "--hardlink", "--symlink"})
  void aNameThatAnotherFileTookIsLeftToIt(String action) throws IOException {
    act(action);
    Files.deleteIfExists(tree.at("sub/victim"));
    Path _ = tree.file("sub/victim", "somebody else's");
    isRefused("sub/victim", "another file has this name now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--trash"})
  void aNameThatALinkTookIsLeftToIt(String action) throws IOException {
    act(action);
    Path _ = tree.link("sub/victim", "nowhere");
    isRefused("sub/victim", "another file has this name now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--trash", "--hardlink", "--symlink"})
  void aFolderThatIsGoneIsNamed(String action) throws IOException {
    act(action);
    Files.deleteIfExists(tree.at("sub/victim"));
    Files.delete(tree.at("sub"));
    isRefused("sub/victim", "No such file or folder");
  }

  @Test
  void aFolderThatIsALinkNowIsNotGoneThrough() throws IOException {
    act("--delete");
    Files.delete(tree.at("sub"));
    Path _ = tree.folder("elsewhere");
    Path _ = tree.link("sub", "elsewhere");
    isRefused("sub/victim", "");
  }

  @Test
  void whatLeftTheTrashIsNamed() throws IOException {
    act("--trash");
    Files.delete(acting.around().at("home/data/Trash/files/victim"));
    isRefused("sub/victim", "is not where it was moved to any more");
  }

  @Test
  void theNoteInTheTrashGoesWithTheFile() throws IOException {
    act("--trash");
    Path note = acting.around().at("home/data/Trash/info/victim.trashinfo");
    assertThat(note).content().contains("Path=" + tree.path("sub/victim"));

    Outcome _ = undo().isClean();

    assertThat(note).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "data/Trash", ""})
  void theTrashMayBeReachedThroughALink(String link) throws IOException {
    TestTree around = acting.around();
    Path _ = around.folder("real");
    Path at = around.at(link.isEmpty() ? "home" : "home/" + link);
    Files.createDirectories(at);
    Files.delete(at);
    Path _ = Files.createSymbolicLink(at, around.at("real"));
    Snapshot before = acting.snapshot();

    act("--trash");
    Outcome _ = undo().isClean();

    assertThat(acting.snapshot().listing()).isEqualTo(before.listing());
  }

  @Test
  void theStateFolderMayBeALink() throws IOException {
    TestTree around = acting.around();
    Path _ = around.folder("real");
    Path _ = around.link("home/state", around.path("real"));

    act("--delete");

    assertThat(around.at("real/dupes")).isDirectory();
    assertThat(undo().isClean().text()).contains(tree.path("sub/victim"));
  }

  @Test
  void attributesWhoseNamesAreNoTextComeBack() throws IOException {
    Machine.assumePrograms("python3");
    String set = "import os,sys; os.setxattr(sys.argv[1], b'user.\\xff', b'v')";
    Machine.runOrSkip("python3", "-c", set, tree.path("sub/victim"));

    act("--delete");
    Outcome _ = undo().isClean();

    String get = "import os,sys; print(os.getxattr(sys.argv[1], b'user.\\xff'))";
    assertThat(Machine.run("python3", "-c", get, tree.path("sub/victim"))).isEqualTo("b'v'\n");
  }

  @Test
  void accessControlListsComeBack() throws IOException {
    Machine.assumePrograms("setfacl", "getfacl");
    Machine.runOrSkip("setfacl", "-m", "u:1234:rw,m::rw", tree.path("sub/victim"));
    String before = Machine.run("getfacl", "-p", tree.path("sub/victim"));

    act("--delete");
    Outcome _ = undo().isClean();

    assertThat(Machine.run("getfacl", "-p", tree.path("sub/victim"))).isEqualTo(before);
  }

  @Test
  void anAttributeMayBeEmptyOrLarge() throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(tree.at("sub/victim"), UserDefinedFileAttributeView.class);
    int _ = view.write("empty", ByteBuffer.allocate(0));
    int _ = view.write("large", ByteBuffer.allocate(2000));
    Snapshot before = acting.snapshot();

    act("--delete");
    Outcome _ = undo().isClean();

    assertThat(acting.snapshot().listing()).isEqualTo(before.listing());
  }

  @Test
  void aTargetThatExistsInTheOtherFolderIsLeftAlone() throws IOException {
    Path moved = acting.around().folder("moved");
    Path there = moved.resolve(tree.path("sub/victim").substring(1));
    Path _ = Files.createDirectories(there.resolve(".."));
    Path _ = Files.writeString(there, "mine");

    Outcome outcome = acting.run("--move", moved.toString(), "--apply", tree.path()).hasStatus(1);

    assertThat(outcome.err()).contains(there + " exists already; left alone");
    assertThat(there).hasContent("mine");
    assertThat(tree.at("sub/victim")).exists();
  }
}
