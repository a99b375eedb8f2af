package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals: where they go, and what becomes of those that were damaged. */
class JournalTest {
  private static final int MUTATIONS = 200;

  private final Acting acting;
  private final TestTree tree;

  JournalTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  @BeforeEach
  void plant() throws IOException {
    Path _ = tree.file("a", "same");
    Path _ = tree.file("sub/b", "same");
    Path _ = tree.file("other", "different");
  }

  private Outcome act(String... options) {
    String[] words = Arrays.copyOf(options, options.length + 2);
    words[options.length] = "--apply";
    words[options.length + 1] = tree.path();
    return acting.run(words);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    Outcome _ = act("--delete").isClean();

    Path journal = acting.journals().getFirst();
    assertThat(permissions(journal)).isEqualTo("rw-------");
    assertThat(permissions(acting.around().at("home/state/dupes"))).isEqualTo("rwx------");
    assertThat(journal.getFileName().toString()).matches("\\d{8}T\\d{6}\\.jsonl");
  }

  @Test
  void twoRunsInOneSecondHaveTwo() throws IOException {
    for (int i = 0; i < 3; i++) {
      Path _ = tree.file("sub/b", "same");
      Outcome _ = act("--delete").isClean();
    }

    assertThat(acting.journals()).hasSize(3);
  }

  @Test
  void goesWhereTheUserWants() throws IOException {
    String journal = acting.around().path("mine");

    Outcome outcome = act("--delete", "--journal", journal).isClean();

    assertThat(outcome.err()).contains("to undo it: dupes undo " + journal);
    assertThat(acting.journals()).isEmpty();
    assertThat(permissions(Path.of(journal))).isEqualTo("rw-------");
    assertThat(acting.run("undo", journal).isClean().text()).contains(tree.path("sub/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"taken", "none/j", "other/j"})
  void withoutAJournalNothingIsDone(String name) throws IOException {
    Path _ = acting.around().file("taken", "mine");
    Path _ = acting.around().file("other", "a file");
    Snapshot before = acting.snapshot();

    Outcome outcome = act("--delete", "--journal", acting.around().path(name)).hasStatus(4);

    assertThat(outcome.errorLines())
        .anyMatch(line -> line.startsWith("dupes: the journal cannot be written: "))
        .contains("nothing was done; --journal FILE puts it elsewhere");
    assertThat(acting.snapshot()).isEqualTo(before);
    assertThat(acting.around().at("taken")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash"})
  void oneCutShortAnywhereDoesNoHarm(String action) throws IOException {
    Snapshot before = acting.snapshot();
    Outcome _ = act(action).isClean();
    byte[] journal = Files.readAllBytes(acting.journals().getFirst());
    int header = new String(journal, StandardCharsets.UTF_8).indexOf('\n');
    for (int length = 0; length <= journal.length; length += 1 + length / 40) {
      Path cut = acting.around().file("cut", Arrays.copyOf(journal, length));
      Snapshot now = acting.snapshot();

      Outcome outcome = acting.run("undo", cut.toString());

      assertThat(outcome.status()).as("cut to %d: %s", length, outcome.err()).isIn(0, 1, 3);
      assertThat(outcome.status() == 3).as("refused at %d", length).isEqualTo(length < header);
      assertThat(acting.snapshot().listing()).isIn(now.listing(), before.listing());
    }
    assertThat(acting.snapshot().listing()).isEqualTo(before.listing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash", "-H --delete"})
  void aDamagedOneDoesNoHarm(String action) throws IOException {
    Path _ = tree.hardLink("c", "a");
    Outcome _ = act(action.split(" ", -1)).isClean();
    byte[] journal = Files.readAllBytes(acting.journals().getFirst());
    Snapshot before = acting.snapshot();
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Path damaged = acting.around().file("damaged", Mutation.of(journal, seed));

      Outcome outcome = acting.run("undo", damaged.toString());

      assertThat(outcome.status()).as("seed %d: %s", seed, outcome.err()).isIn(0, 1, 3);
      isUnharmed(before, acting.snapshot(), seed);
    }
  }

  /** Every content is there, and what was not acted on is as it was. */
  private void isUnharmed(Snapshot before, Snapshot now, int seed) {
    assertThat(now.contents()).as("seed %d", seed).containsAll(before.contents());
    for (String name : List.of("a", "other")) {
      String path = tree.path(name);
      assertThat(now.entries().get(path)).as("seed %d", seed).isEqualTo(before.entries().get(path));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{}", "{\"record\":\"run\"}", "\n\n"})
  void whatIsNoJournalIsRefused(String text) throws IOException {
    Path file = acting.around().file("none", text);

    Outcome outcome = acting.run("undo", file.toString()).hasStatus(3);

    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().get(1)).isEqualTo("nothing was changed");
  }

  @Test
  void oneThatWasCutShortBeforeItsFirstLineHasNothingToUndo() throws IOException {
    Path file = acting.around().file("none", new byte[1 << 20]);

    assertThat(acting.run("undo", file.toString()).hasStatus(0).out()).isEmpty();
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      Path file = acting.around().file("none", bytes);

      Outcome _ = acting.run("undo", file.toString()).hasStatus(3);
    }
  }
}
