package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.dupes.e2e.HookedFiles.Call;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that is rewritten while files are compared. */
class ProgressTest {
  private final TestTree tree;

  ProgressTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    tree.file("a", TestTree.bytes(2_000_000, 'x'));
    tree.file("b", TestTree.bytes(2_000_000, 'x'));
  }

  private Outcome slowly(String... options) {
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = tree.path();
    HookedFiles files = new HookedFiles().before(Call.READ, 8, "", ProgressTest::pause);
    return new Dupes().through(files.access()).with(arguments).hasStatus(0);
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itIsShownAndTakenAway() {
    Outcome outcome = slowly("--progress", "always");

    assertThat(outcome.err())
        .containsPattern("\rcomparing: .* of 3.8 MiB, .*/s, .* left\u001b\\[K");
    String afterwards = outcome.err().substring(outcome.err().lastIndexOf('\r'));
    assertThat(afterwards).startsWith("\r\u001b[K2 total files\n");
    assertThat(outcome.groupsIn(tree)).containsExactly("a b");
  }

  @Test
  void itIsNotShownWhereItMustNot() {
    assertThat(slowly("--progress", "never").err()).doesNotContain("\r", "\u001b", "comparing");
    assertThat(slowly("--progress=auto").err()).doesNotContain("\r", "\u001b", "comparing");
    assertThat(slowly("-q").err()).isEmpty();
  }

  @Test
  void problemsAreNotTorn() {
    HookedFiles files =
        new HookedFiles()
            .before(Call.READ, 6, "", ProgressTest::pause)
            .failing(Call.STATUS, 1, tree.path("b"));

    Outcome outcome =
        new Dupes().through(files.access()).with("--progress", "always", tree.path()).hasStatus(1);

    assertThat(outcome.err()).contains("\r\u001b[Kdupes: " + tree.path("b") + ": Input/output");
  }
}
