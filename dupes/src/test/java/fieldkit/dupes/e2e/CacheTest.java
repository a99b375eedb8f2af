package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier runs found spares reading, and nothing else. */
class CacheTest {
  private final TestTree tree;
  private final String cache;

  CacheTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(Files.createDirectory(folder.resolve("tree")));
    cache = folder.resolve("cache").toString();
    tree.file("a/one", "the same");
    tree.file("b/two", "the same");
    tree.file("b/three", "another1");
    tree.file("b/four", "another2");
  }

  private Outcome run(String... paths) throws IOException {
    String[] words = new String[paths.length + 2];
    words[0] = "--cache";
    words[1] = cache;
    System.arraycopy(paths, 0, words, 2, paths.length);
    return Dupes.run(words);
  }

  private static long bytesRead(Outcome outcome) {
    String line =
        outcome.errorLines().stream()
            .filter(one -> one.startsWith("bytes read "))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.substring("bytes read ".length()));
  }

  @Test
  void theSecondRunReadsNothing() throws IOException {
    Outcome first = run(tree.path()).isClean();
    Outcome second = run(tree.path()).isClean();

    assertThat(bytesRead(first)).isPositive();
    assertThat(second.groupsIn(tree))
        .isEqualTo(first.groupsIn(tree))
        .containsExactly("a/one b/two");
    assertThat(bytesRead(second)).isZero();
    assertThat(bytesRead(run("--io", "hdd", tree.path()))).isZero();
  }

  @Test
  void aNewFileIsComparedWithOneOfEachKind() throws IOException {
    Outcome _ = run(tree.path());
    tree.file("c/new", "another2");

    Outcome outcome = run(tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("a/one b/two", "b/four c/new");
    assertThat(bytesRead(outcome)).isLessThanOrEqualTo(4 * 8);
    assertThat(bytesRead(run(tree.path()))).isZero();
  }

  @Test
  void aChangedFileIsReadAgainThoughItsTimeWasRestored() throws IOException {
    Outcome _ = run(tree.path());
    var time = Files.getLastModifiedTime(tree.at("b/two"));
    Files.writeString(tree.at("b/two"), "not same");
    Path _ = Files.setLastModifiedTime(tree.at("b/two"), time);

    assertThat(run(tree.path()).isClean().groupsIn(tree)).isEmpty();
  }

  @Test
  void whatWasNeverComparedIsNotKnownToDiffer() throws IOException {
    Outcome _ = run(tree.path("a")); // each tree by itself
    tree.file("a/five", "another2");
    Outcome _ = run(tree.path("a"));
    Outcome _ = run(tree.path("b"));

    assertThat(run(tree.path("a"), tree.path("b")).isClean().groupsIn(tree))
        .containsExactly("a/five b/four", "a/one b/two");
  }

  @Test
  void rulesThatCutComparisonsShortLeaveNoFalseDifferences() throws IOException {
    Outcome _ = run("-I", tree.path("a"), tree.path("b"));
    Outcome _ = run("--same-name", tree.path());
    tree.file("b/six", "another1");

    assertThat(run(tree.path()).isClean().groupsIn(tree))
        .containsExactly("a/one b/two", "b/six b/three");
  }

  @Test
  void withOrWithoutItTheGroupsAreTheSame() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int round = 0; round < 4; round++) {
        String name = "r/" + random.nextInt(12);
        Files.deleteIfExists(tree.at(name));
        tree.file(name, "content" + random.nextInt(3));
        String part = random.nextBoolean() ? tree.path("r") : tree.path();
        assertThat(run(part).isClean().groupsIn(tree))
            .as("seed %d", seed)
            .isEqualTo(Dupes.run(part).groupsIn(tree));
      }
    }
  }

  @Test
  void anythingElseInTheFileIsRefusedAndKept() throws IOException {
    Path file = Path.of(cache);
    for (String content :
        new String[] {"", "my diary\n", "dupes cache 1\n", "dupes cache 1\n1 2\n"}) {
      Path _ = Files.writeString(file, content);
      assertThat(run(tree.path()).hasStatus(3).err()).contains(cache);
      assertThat(file).hasContent(content);
    }
  }

  @Test
  void aCacheCutShortIsRefused() throws IOException {
    Outcome _ = run(tree.path());
    byte[] whole = Files.readAllBytes(Path.of(cache));
    for (int length = 0; length < whole.length - 1; length++) {
      Path _ =
          Files.write(
              Path.of(cache),
              java.util.Arrays.copyOf(whole, length),
              StandardOpenOption.TRUNCATE_EXISTING);
      run(tree.path()).hasStatus(3);
    }
  }

  @Test
  void itIsNotBelievedWhereFilesAreActedOn() throws IOException {
    Outcome _ = run(tree.path());
    String lie =
        Files.readString(Path.of(cache))
            .lines()
            .map(line -> line.replaceFirst(" \\d+ (\\d+)$", " 1 $1"))
            .reduce("", (all, line) -> all + line + "\n");
    Path _ = Files.writeString(Path.of(cache), lie);

    Outcome outcome = run("--delete", "--apply", tree.path()).hasStatus(1);

    assertThat(outcome.err()).contains("is not equal to the file that would be kept");
    assertThat(Files.readString(tree.at("b/three"))).isEqualTo("another1");
    assertThat(Files.readString(tree.at("b/four"))).isEqualTo("another2");
    assertThat(tree.at("b/two")).doesNotExist();
  }
}
