package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.dupes.e2e.HookedFiles.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed when the user stops the run at a certain point. Signals: {@link SignalIT}. */
class InterruptionTest {
  private final TestTree tree;

  InterruptionTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    for (String side : new String[] {"1/", "2/"}) {
      tree.file(side + "large", TestTree.bytes(2_000_000, 'l'));
      tree.file(side + "small", TestTree.bytes(100_000, 's'));
    }
  }

  private Outcome interrupted(Call call, String name, String... options) {
    String[] arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = "--threads";
    arguments[options.length + 1] = "1";
    arguments[options.length + 2] = tree.path();
    Dupes dupes = new Dupes();
    HookedFiles files =
        new HookedFiles().before(call, tree.path(name), () -> dupes.interruption().request());
    return dupes.through(files.access()).with(arguments);
  }

  @Test
  void groupsThatAreCertainArePrinted() {
    Outcome outcome = interrupted(Call.OPEN, "1/small");

    assertThat(outcome.groupsIn(tree)).containsExactly("1/large 2/large");
    assertThat(outcome.err()).contains("dupes: interrupted");
  }

  @Test
  void theyAreMarkedPartial() {
    Json report = Json.parse(interrupted(Call.OPEN, "1/small", "--json").out());

    assertThat(report.flag("partial")).isTrue();
    assertThat(report.list("groups")).hasSize(1);
  }

  @Test
  void halfComparedFilesAreNoGroup() {
    Outcome outcome = interrupted(Call.READ, "1/large");

    assertThat(outcome.groups()).isEmpty();
    assertThat(outcome.err()).contains("dupes: interrupted");
  }

  @Test
  void filesThatWereNotComparedAreNotUnique() {
    Outcome outcome = interrupted(Call.OPEN, "1/small", "-u");

    assertThat(outcome.groups()).isEmpty();
  }

  @Test
  void foldersAreNotSaidToBeEqual() {
    Outcome outcome = interrupted(Call.OPEN, "1/small", "--dirs");

    assertThat(outcome.groupsIn(tree)).isSubsetOf(List.of("1/large 2/large"));
  }

  @Test
  void ofVeryManyFilesOnlyEqualOnesAreAGroup() throws IOException {
    for (int i = 0; i < 1500; i++) {
      tree.file("many/%04d".formatted(i), TestTree.bytes(6000, 'x', i % 2 * 3000));
    }
    for (int at : new int[] {100, 1400, 1600, 2900, 3100, 4400}) {
      Dupes dupes = new Dupes();
      HookedFiles files =
          new HookedFiles().before(Call.READ, at, "", () -> dupes.interruption().request());
      Outcome outcome = dupes.through(files.access()).with(tree.path("many"));

      assertThat(outcome.err()).contains("dupes: interrupted");
      for (List<String> group : outcome.groups()) {
        assertThat(group.stream().map(path -> (path.charAt(path.length() - 1) - '0') % 2))
            .as("interrupted at read %d", at)
            .containsOnly((group.getFirst().charAt(group.getFirst().length() - 1) - '0') % 2);
      }
    }
  }

  @Test
  void theScanEndsToo() {
    Outcome outcome = interrupted(Call.NEXT, "1");

    assertThat(outcome.groups()).isEmpty();
    assertThat(outcome.err()).contains("dupes: interrupted");
  }
}
