package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --ignore-files} hides what git itself would: random ignore files, held against git. Only
 * ASCII: to git a question mark is a byte, here it is a character.
 */
class GitIgnoreIT {
  private static final int ROUNDS = 300;
  private static final String[] FILES = {
    "a",
    "b",
    "ab",
    "a.txt",
    "b.txt",
    "foo.o",
    "#c",
    "!n",
    "sp ",
    "a[",
    "[b]",
    "{a,b}",
    "a\\b",
    "q?",
    "d/a",
    "d/a.txt",
    "d/foo.o",
    "d/e/a",
    "d/e/b.txt",
    "d/e/d/a",
    "dd/a",
    "x/d/a",
    "x/a.txt"
  };
  private static final String[] PIECES = {
    "a",
    "b",
    "d",
    "e",
    "x",
    "ab",
    ".txt",
    "foo",
    "*",
    "*",
    "**",
    "?",
    "/",
    "/",
    "/",
    "[ab]",
    "[!a]",
    "[^b]",
    "[a-d]",
    "[[:alpha:]]",
    "[]a]",
    "[",
    "]",
    "\\",
    "\\*",
    "!",
    "#",
    "{",
    "}",
    ",",
    " ",
    ".",
    "-",
    "\t",
    "|",
    "+",
    "(",
    "$",
    "^"
  };
  private static final String[] USUAL = {
    "*", "!*/", "!*.txt", "*.o", "d/", "/d", "d/*", "!d/a", "**/a", "d/**", "a", "!a", "*.txt",
    "!b.txt"
  };

  private final TestTree tree;

  GitIgnoreIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    Machine.assumePrograms("git");
    for (String file : FILES) {
      tree.file("work/" + file, file);
    }
    String _ = git("init", "-q", tree.path("work"));
  }

  private String git(String... words) throws IOException {
    Path home = tree.folder("home");
    String[] command = new String[words.length + 5];
    command[0] = "env";
    command[1] = "HOME=" + home;
    command[2] = "XDG_CONFIG_HOME=" + home;
    command[3] = "GIT_CONFIG_NOSYSTEM=1";
    command[4] = "git";
    System.arraycopy(words, 0, command, 5, words.length);
    return Machine.run(command);
  }

  private List<String> byGit() throws IOException {
    String names = git("-C", tree.path("work"), "ls-files", "-o", "--exclude-standard", "-z");
    return List.of(names.split("\0", -1)).stream()
        .filter(name -> !name.isEmpty() && !name.contains(".gitignore"))
        .sorted()
        .toList();
  }

  private List<String> byDupes() {
    Outcome outcome =
        Dupes.run(
                "--ignore-files",
                "--rf-over",
                "0",
                "--exclude",
                ".git",
                "--exclude",
                ".gitignore",
                tree.path("work"))
            .isClean();
    return outcome.groupsIn(tree).stream()
        .map(name -> name.substring("work/".length()))
        .sorted()
        .toList();
  }

  private static String randomFile(SplittableRandom random) {
    StringBuilder file = new StringBuilder();
    int lines = 1 + random.nextInt(4);
    for (int line = 0; line < lines; line++) {
      if (random.nextInt(3) == 0) {
        file.append(USUAL[random.nextInt(USUAL.length)]);
      } else {
        int pieces = 1 + random.nextInt(5);
        for (int piece = 0; piece < pieces; piece++) {
          file.append(PIECES[random.nextInt(PIECES.length)]);
        }
      }
      file.append('\n');
    }
    return file.toString();
  }

  @Test
  void asGitItself() throws IOException {
    int hidden = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String top = randomFile(random);
      String nested = random.nextBoolean() ? randomFile(random) : "";
      tree.file("work/.gitignore", top);
      tree.file("work/d/.gitignore", nested);

      List<String> expected = byGit();
      hidden += FILES.length - expected.size();
      assertThat(byDupes())
          .as("seed %d, .gitignore:%n%s%nd/.gitignore:%n%s", seed, top, nested)
          .isEqualTo(expected);
    }
    assertThat(hidden).as("files hidden in all rounds").isGreaterThan(ROUNDS);
  }
}
