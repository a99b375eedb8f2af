package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are looked at: by size, name, time and hiddenness. */
class FilterTest {
  private final TestTree tree;

  FilterTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private Outcome run(String... options) {
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = tree.path();
    return Dupes.run(arguments).isClean();
  }

  private void pair(String name, String content) throws IOException {
    tree.file("1/" + name, content);
    tree.file("2/" + name, content);
  }

  @Test
  void sizesFromAndTo() throws IOException {
    pair("a", "x");
    pair("b", "y".repeat(1024));
    pair("c", "z".repeat(1025));

    assertThat(run("--min", "2").groupsIn(tree)).containsExactly("1/b 2/b", "1/c 2/c");
    assertThat(run("--min", "1K").groupsIn(tree)).containsExactly("1/b 2/b", "1/c 2/c");
    assertThat(run("--min", "1025").groupsIn(tree)).containsExactly("1/c 2/c");
    assertThat(run("--max", "1KiB").groupsIn(tree)).containsExactly("1/a 2/a", "1/b 2/b");
    assertThat(run("--min", "1k", "--max", "1024").groupsIn(tree)).containsExactly("1/b 2/b");
    assertThat(run("--min", "1K").errorLines()).contains("4 total files");
  }

  @Test
  void includedNames() throws IOException {
    pair("a.txt", "text");
    pair("b.jpg", "picture");
    pair("sub/c.txt", "deeper text");

    assertThat(run("--include", "*.txt").groupsIn(tree))
        .containsExactly("1/a.txt 2/a.txt", "1/sub/c.txt 2/sub/c.txt");
    assertThat(run("--include", "*.{txt,jpg}").groupsIn(tree)).hasSize(3);
    assertThat(run("--include", "b*", "--include", "c*").groupsIn(tree)).hasSize(2);
    assertThat(run("--include", "?.[jk]pg").groupsIn(tree)).containsExactly("1/b.jpg 2/b.jpg");
    assertThat(run("--include", "[!ab].*").groupsIn(tree))
        .containsExactly("1/sub/c.txt 2/sub/c.txt");
    assertThat(run("--include", "sub/*").groupsIn(tree)).containsExactly("1/sub/c.txt 2/sub/c.txt");
    assertThat(run("--include", "*.TXT").groupsIn(tree)).isEmpty();
  }

  @Test
  void excludedNames() throws IOException {
    pair("a.txt", "text");
    pair("sub/c.txt", "deeper text");
    pair("sub/deep/d", "deepest");

    assertThat(run("--exclude", "*.txt").groupsIn(tree))
        .containsExactly("1/sub/deep/d 2/sub/deep/d");
    assertThat(run("--exclude", "sub").groupsIn(tree)).containsExactly("1/a.txt 2/a.txt");
    assertThat(run("--exclude", "sub/").groupsIn(tree)).containsExactly("1/a.txt 2/a.txt");
    assertThat(run("--exclude", "sub/deep").groupsIn(tree)).hasSize(2);
    assertThat(run("--exclude", tree.path("1")).groupsIn(tree)).isEmpty();
    assertThat(run("--exclude", tree.path() + "/**/d").groupsIn(tree)).hasSize(2);
  }

  @Test
  void patternsMeanPlainCharactersToo() throws IOException {
    pair("a+b(c)$^|.{x", "odd name");
    pair("aab(c)$^|.{x", "even name");
    pair("*", "a star");

    assertThat(run("--include", "a+b(c)$^|.\\{x").groupsIn(tree)).hasSize(1);
    assertThat(run("--include", "\\*").groupsIn(tree)).containsExactly("1/* 2/*");
    assertThat(run("--include", "[*]").groupsIn(tree)).containsExactly("1/* 2/*");
  }

  @Test
  void aStarMatchesBytesThatAreNoText() throws IOException {
    pair("raw\udcff.txt", "text");

    assertThat(run("--include", "*.txt").groupsIn(tree)).hasSize(1);
    assertThat(run("--include", "raw?.txt").groupsIn(tree)).hasSize(1);
    assertThat(run("--include", "raw\udcff*").groupsIn(tree)).hasSize(1);
    assertThat(run("--include", "raw\udcfe*").groupsIn(tree)).isEmpty();
  }

  @Test
  void endings() throws IOException {
    pair("a.txt", "text");
    pair("b.JPG", "picture");
    pair("c.tar.gz", "archive");
    pair("none", "no ending");

    assertThat(run("--ext", "txt").groupsIn(tree)).containsExactly("1/a.txt 2/a.txt");
    assertThat(run("--ext", "jpg,TXT").groupsIn(tree)).hasSize(2);
    assertThat(run("--ext", ".gz").groupsIn(tree)).containsExactly("1/c.tar.gz 2/c.tar.gz");
    assertThat(run("--ext", "txt", "--ext", "gz").groupsIn(tree)).hasSize(2);
    assertThat(run("--ext", "none").groupsIn(tree)).isEmpty();
  }

  @Test
  void modificationTimes() throws IOException {
    Instant now = Instant.now();
    pair("new", "new");
    pair("old", "older");
    for (String old : new String[] {"1/old", "2/old"}) {
      tree.modified(old, now.minus(Duration.ofDays(10)));
    }

    assertThat(run("--newer", "7d").groupsIn(tree)).containsExactly("1/new 2/new");
    assertThat(run("--older", "7d").groupsIn(tree)).containsExactly("1/old 2/old");
    assertThat(run("--newer", "2w").groupsIn(tree)).hasSize(2);
    assertThat(run("--newer", "2w", "--older", "1h").groupsIn(tree)).containsExactly("1/old 2/old");
  }

  @Test
  void pointsInTime() throws IOException {
    ZoneId here = ZoneId.systemDefault();
    Instant noon = LocalDateTime.parse("2020-02-29T12:00").atZone(here).toInstant();
    pair("before", "before");
    pair("at", "at noon");
    for (String side : new String[] {"1/", "2/"}) {
      tree.modified(side + "before", noon.minusNanos(1));
      tree.modified(side + "at", noon);
    }

    assertThat(run("--newer", "2020-02-29T12:00").groupsIn(tree)).containsExactly("1/at 2/at");
    assertThat(run("--older", "2020-02-29T12:00").groupsIn(tree))
        .containsExactly("1/before 2/before");
    assertThat(run("--newer", "2020-02-29").groupsIn(tree)).hasSize(2);
    assertThat(run("--newer", "2020-03-01").groupsIn(tree)).isEmpty();
    assertThat(run("--older", "2020-02-29").groupsIn(tree)).isEmpty();
  }

  @Test
  void hiddenNames() throws IOException {
    pair(".secret", "secret");
    pair(".folder/file", "in a folder");
    pair("open.file", "open");

    assertThat(run().groupsIn(tree)).hasSize(3);
    assertThat(run("-A").groupsIn(tree)).containsExactly("1/open.file 2/open.file");
    assertThat(run("--no-hidden").groupsIn(tree)).hasSize(1);
    assertThat(run("-A").errorLines()).contains("2 total files");
  }

  @Test
  void aHiddenFolderThatIsNamedIsScanned() throws IOException {
    tree.file(".folder/a", "x");
    tree.file(".folder/b", "x");

    assertThat(Dupes.run("-A", tree.path(".folder")).isClean().groupsIn(tree))
        .containsExactly(".folder/a .folder/b");
  }

  @Test
  void filesThatAreNamedAreFilteredToo() throws IOException {
    pair("a.txt", "text");

    assertThat(
            Dupes.run("--ext", "jpg", tree.path("1/a.txt"), tree.path("2/a.txt"))
                .isClean()
                .groups())
        .isEmpty();
  }

  @Test
  void depth() throws IOException {
    tree.file("a", "1");
    tree.file("b", "1");
    tree.file("x/a", "22");
    tree.file("x/b", "22");
    tree.file("x/y/a", "333");
    tree.file("x/y/b", "333");

    assertThat(run("--depth", "1").groupsIn(tree)).containsExactly("a b");
    assertThat(run("--depth", "2").groupsIn(tree)).containsExactly("a b", "x/a x/b");
    assertThat(run("--depth", "3").groupsIn(tree)).hasSize(3);
    assertThat(Dupes.run("--depth", "1", tree.path(), tree.path("x/y")).isClean().groupsIn(tree))
        .containsExactly("a b", "x/y/a x/y/b");
  }
}
