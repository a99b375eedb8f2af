package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fieldkit.common.io.FileFault;
import fieldkit.dupes.e2e.HookedFiles.Action;
import fieldkit.dupes.e2e.HookedFiles.Call;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that are not what they were when they were found: in no group, named, and the others are
 * still compared. {@code a}, {@code b} and {@code c} are equal at first, and {@code b} changes.
 */
class ChangeDuringScanTest {
  private static final int SIZE = 3_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestTree tree;
  private final Path b;

  ChangeDuringScanTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    b = tree.at("b");
  }

  @BeforeEach
  void fill() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      tree.file(name, TestTree.bytes(SIZE, 'x'));
    }
  }

  private Outcome runWith(Call call, int number, Action change) {
    HookedFiles files = new HookedFiles().before(call, number, tree.path("b"), change);
    Outcome outcome =
        assertTimeoutPreemptively(
            PATIENCE, () -> new Dupes().through(files.access()).with(tree.path()));
    assertThat(files.isDone()).as("the file was changed").isTrue();
    return outcome;
  }

  private void isDropped(Outcome outcome, String what) {
    outcome.hasStatus(1).names(tree.path("b"), what);
    assertThat(outcome.groupsIn(tree)).containsExactly("a c");
    assertThat(outcome.errorLines()).filteredOn(line -> line.startsWith("dupes:")).hasSize(1);
  }

  private void isDropped(Call call, int number, Action change, String what) {
    isDropped(runWith(call, number, change), what);
  }

  @Test
  void nothingChanges() {
    assertThat(runWith(Call.READ, 1, () -> {}).isClean().groupsIn(tree)).containsExactly("a b c");
  }

  @Test
  void itVanishesBeforeItIsOpened() {
    isDropped(Call.OPEN, 1, () -> Files.delete(b), "vanished");
  }

  @Test
  void itVanishesWhileItIsRead() {
    isDropped(Call.READ, 3, () -> Files.delete(b), "vanished");
  }

  @Test
  void itVanishesAfterItWasRead() {
    isDropped(Call.STATUS, 1, () -> Files.delete(b), "vanished");
  }

  @Test
  void itShrinksBeforeItIsOpened() {
    isDropped(Call.OPEN, 1, () -> shrink(1000), "changed");
  }

  @Test
  void itShrinksWhileItIsRead() {
    isDropped(Call.READ, 2, () -> shrink(1000), "became shorter");
  }

  @Test
  void itShrinksToNothingWhileItIsRead() {
    isDropped(Call.READ, 2, () -> shrink(0), "became shorter");
  }

  @Test
  void itShrinksAfterItWasRead() {
    isDropped(Call.STATUS, 1, () -> shrink(SIZE - 1), "changed");
  }

  private void shrink(long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(b.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  @Test
  void itGrowsBeforeItIsOpened() {
    isDropped(Call.OPEN, 1, this::grow, "changed");
  }

  @Test
  void itGrowsWhileItIsRead() {
    isDropped(Call.READ, 2, this::grow, "changed");
  }

  private void grow() throws IOException {
    Path _ = Files.writeString(b, "more", StandardOpenOption.APPEND);
  }

  @Test
  void itIsRewrittenAfterItWasRead() {
    isDropped(Call.STATUS, 1, () -> write(100), "changed");
  }

  @Test
  void itIsRewrittenAfterItWasReadAndItsTimeSetBack() {
    isDropped(
        Call.STATUS,
        1,
        () -> {
          FileTime before = Files.getLastModifiedTime(b);
          write(SIZE - 1);
          Path _ = Files.setLastModifiedTime(b, before);
        },
        "changed");
  }

  @Test
  void itIsRewrittenWhereItWasReadAlready() {
    isDropped(Call.READ, 4, () -> write(0), "changed");
  }

  @Test
  void itIsRewrittenWithTheSameBytes() {
    isDropped(Call.READ, 2, () -> Files.write(b, TestTree.bytes(SIZE, 'x')), "changed");
  }

  private void write(int position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(b.toFile(), "rw")) {
      file.seek(position);
      file.write('!');
    }
  }

  @Test
  void itIsRewrittenBeforeItIsOpened() {
    Outcome outcome = runWith(Call.OPEN, 1, () -> write(SIZE / 2));

    assertThat(outcome.groupsIn(tree)).as("what it is now counts").containsExactly("a c");
  }

  @Test
  void anotherFileOfTheSameSizeTakesItsPlace() throws IOException {
    Path other = tree.file("elsewhere/other", TestTree.bytes(SIZE + 1, 'x'));
    try (RandomAccessFile file = new RandomAccessFile(other.toFile(), "rw")) {
      file.setLength(SIZE); // a size of its own until now
    }
    Path _ = Files.setLastModifiedTime(other, Files.getLastModifiedTime(b));
    tree.file("elsewhere/again", "");

    HookedFiles files = new HookedFiles().before(Call.OPEN, tree.path("b"), () -> replaceBy(other));
    Outcome outcome =
        new Dupes().through(files.access()).with("--exclude", "elsewhere", tree.path());

    isDropped(outcome, "changed");
  }

  @Test
  void anotherFileTakesItsPlaceAfterItWasRead() throws IOException {
    Path other = tree.file("elsewhere/other", TestTree.bytes(SIZE, 'x', 5));
    HookedFiles files =
        new HookedFiles().before(Call.STATUS, tree.path("b"), () -> replaceBy(other));

    isDropped(
        new Dupes().through(files.access()).with("--exclude", "elsewhere", tree.path()), "changed");
  }

  private void replaceBy(Path other) throws IOException {
    Path _ = Files.move(other, b, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aFifoTakesItsPlace() {
    isDropped(
        Call.OPEN,
        1,
        () -> {
          Files.delete(b);
          Machine.run("mkfifo", b.toString());
        },
        "changed");
  }

  @Test
  void aSocketTakesItsPlace() {
    isDropped(
        Call.OPEN,
        1,
        () -> {
          Files.delete(b);
          try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ServerSocketChannel _ = socket.bind(UnixDomainSocketAddress.of(b));
          }
        },
        "");
  }

  @Test
  void aFolderTakesItsPlace() {
    isDropped(
        Call.OPEN,
        1,
        () -> {
          Files.delete(b);
          Path _ = Files.createDirectory(b);
        },
        "changed");
  }

  @Test
  void aLinkToAnEqualFileTakesItsPlace() {
    isDropped(
        Call.OPEN,
        1,
        () -> {
          Files.delete(b);
          Path _ = Files.createSymbolicLink(b, tree.at("a"));
        },
        "changed");
  }

  @Test
  void aLinkToAnEqualFileTakesItsPlaceWhereLinksAreFollowed() throws IOException {
    HookedFiles files =
        new HookedFiles()
            .before(
                Call.OPEN,
                tree.path("b"),
                () -> {
                  Files.delete(b);
                  Path _ = Files.createSymbolicLink(b, tree.at("a"));
                });

    isDropped(new Dupes().through(files.access()).with("-s", tree.path()), "changed");
  }

  @Test
  void itsFolderIsReplacedByALink() throws IOException {
    tree.file("in/d", TestTree.bytes(70_000, 'd'));
    tree.file("in/sub/e", TestTree.bytes(70_000, 'd'));
    tree.file("out/e", TestTree.bytes(70_000, 'd'));
    HookedFiles files =
        new HookedFiles()
            .before(
                Call.OPEN,
                tree.path("in/sub/e"),
                () -> {
                  Path _ = Files.move(tree.at("in/sub"), tree.at("moved"));
                  Path _ = Files.createSymbolicLink(tree.at("in/sub"), tree.at("out"));
                });

    Outcome outcome = new Dupes().through(files.access()).with(tree.path("in")).hasStatus(1);

    assertThat(outcome.groups()).isEmpty();
    outcome.names(tree.path("in/sub/e"), "changed");
  }

  @ParameterizedTest
  @CsvSource({
    "READ, 1, 0",
    "READ, 1, 5000",
    "READ, 2, 20971520",
    "SEEK, 1, 0",
    "SEEK, 2, 0",
    "SEEK, 3, 5000",
    "SEEK, 4, 10485760",
    "SEEK, 5, 20971520",
    "SEEK, 6, 20971520",
    "SEEK, 7, 1048576",
    "SEEK, 8, 20971521",
    "SEEK, 9, 512",
    "SEEK, 11, 12582912"
  })
  void filesWithHolesShrinkWhileTheyAreRead(Call call, int number, int size) throws IOException {
    HookedFiles files = new HookedFiles();
    for (String name : new String[] {"sparse/1", "sparse/2"}) {
      tree.file(name, "x");
      try (RandomAccessFile file = new RandomAccessFile(tree.at(name).toFile(), "rw")) {
        file.setLength(40 << 20);
        file.seek(20 << 20);
        file.write('y');
        file.seek((40 << 20) - 1);
        file.write('z');
      }
      HookedFiles _ =
          files.before(
              call,
              number,
              tree.path(name),
              () -> {
                try (RandomAccessFile file = new RandomAccessFile(tree.at(name).toFile(), "rw")) {
                  file.setLength(size);
                }
              });
    }

    Outcome outcome =
        assertTimeoutPreemptively(
            PATIENCE, () -> new Dupes().through(files.access()).with(tree.path("sparse")));

    assertThat(files.isDone()).as("the files were changed").isTrue();
    assertThat(outcome.hasStatus(1).groups()).isEmpty();
    outcome.names(tree.path("sparse/1"), "left out").names(tree.path("sparse/2"), "left out");
  }

  @Test
  void allOfThemChange() {
    HookedFiles files = new HookedFiles();
    for (String name : new String[] {"a", "b", "c"}) {
      HookedFiles _ = files.before(Call.STATUS, tree.path(name), () -> Files.delete(tree.at(name)));
    }

    Outcome outcome = new Dupes().through(files.access()).with(tree.path()).hasStatus(1);

    assertThat(outcome.groups()).isEmpty();
    for (String name : new String[] {"a", "b", "c"}) {
      outcome.names(tree.path(name), "vanished");
    }
  }

  @Test
  void someOfVeryManyChange() throws IOException {
    HookedFiles files = new HookedFiles();
    List<List<String>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 1200; i++) {
      String name = "many/%04d".formatted(i);
      Path file = tree.file(name, TestTree.bytes(6000, 'x', i % 3 * 2500));
      switch (i % 40) {
        case 1 -> files.before(Call.OPEN, tree.path(name), () -> Files.delete(file));
        case 2 -> files.before(Call.READ, 2, tree.path(name), () -> Files.delete(file));
        case 3 -> files.before(Call.READ, 2, tree.path(name), () -> Files.write(file, new byte[1]));
        case 4 ->
            files.before(Call.STATUS, tree.path(name), () -> Files.write(file, new byte[6000]));
        case 5 -> files.failing(Call.READ, 2, tree.path(name));
        default -> expected.get(i % 3).add(name);
      }
    }

    Outcome outcome =
        new Dupes().through(files.access()).with("-q", tree.path("many")).hasStatus(1);

    assertThat(outcome.groupsIn(tree))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(names -> String.join(" ", names)).toList());
    assertThat(outcome.errorLines()).hasSize(1200 / 40 * 5);
  }

  @Test
  void oneOfItsNamesChangesHands() throws IOException {
    tree.hardLink("b2", "b");
    Path other = tree.file("elsewhere/other", "other");
    HookedFiles files =
        new HookedFiles().before(Call.STATUS, tree.path("b"), () -> replaceBy(other));

    Outcome outcome =
        new Dupes()
            .through(files.access())
            .with("-H", "--exclude", "elsewhere", tree.path())
            .hasStatus(1);

    assertThat(outcome.groupsIn(tree)).as("the link count has changed too").containsExactly("a c");
    outcome.names(tree.path("b"), "changed");
  }

  @Test
  void aUniqueFileChanges() throws IOException {
    tree.file("alone", "alone in its size");
    HookedFiles files =
        new HookedFiles()
            .before(
                Call.STATUS,
                tree.path("alone"),
                () -> Files.writeString(tree.at("alone"), "larger than it was"));

    Outcome outcome = new Dupes().through(files.access()).with("-u", tree.path()).hasStatus(1);

    assertThat(outcome.groups()).isEmpty();
    outcome.names(tree.path("alone"), "changed");
  }

  @Test
  void aFileVanishesWhileItsFolderIsListed() throws IOException {
    tree.file("sub/x", "gone");
    HookedFiles files =
        new HookedFiles()
            .before(
                Call.OPEN,
                tree.path("sub"),
                () -> {
                  Files.delete(tree.at("sub/x"));
                  Files.delete(tree.at("sub"));
                });

    Outcome outcome = new Dupes().through(files.access()).with(tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).containsExactly("a b c");
    outcome.names(tree.path("sub"), "No such file or folder");
  }

  @Test
  void aFileFailsInTheMiddle() {
    isDropped(
        Call.READ,
        3,
        () -> {
          throw new FileFault(FileFault.Reason.INPUT_OUTPUT);
        },
        "Input/output error");
  }
}
