package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trees, random commands: what must hold of every one of them, whoever is kept. */
class ActPropertyIT {
  private static final int SEEDS_A_BATCH = 20;
  private static final List<String> ACTIONS =
      List.of("delete", "trash", "hardlink", "symlink", "move");
  private static final List<String> RULES =
      List.of(
          "path",
          "newest",
          "oldest",
          "shallow",
          "deep",
          "shortest",
          "longest",
          "name",
          "most-links",
          "re:a,b",
          "not-re:/d[ab]{1,2}/",
          "re:\\n");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void whatIsDoneIsWhatWasPlannedLosesNothingAndCanBeUndone(int batch) throws IOException {
    for (int i = 0; i < SEEDS_A_BATCH; i++) {
      int seed = batch * SEEDS_A_BATCH + i;
      try {
        new OneRun(Files.createDirectory(folder.resolve("seed-" + seed)), seed).check();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** One tree and one command. */
  private static final class OneRun {
    private final Acting acting;
    private final SplittableRandom random;
    private final String action;
    private final int copies;
    private final boolean isolate;
    private final boolean links;
    private final List<String> command = new ArrayList<>();
    private final List<String> search = new ArrayList<>();
    private final Snapshot before;

    OneRun(Path folder, int seed) throws IOException {
      acting = new Acting(folder);
      random = new SplittableRandom(seed);
      action = ACTIONS.get(seed % ACTIONS.size());
      copies = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
      isolate = random.nextInt(4) == 0;
      links = random.nextInt(4) == 0;
      boolean sameMetadata = random.nextBoolean();
      new RandomTree(acting.tree(), random, sameMetadata).grow();
      before = acting.snapshot();
      makeCommand(sameMetadata);
    }

    private void makeCommand(boolean sameMetadata) throws IOException {
      command.add("--" + action);
      if (action.equals("move")) {
        command.add(acting.around().folder("moved").toString());
      }
      if (!sameMetadata && Set.of("hardlink", "symlink").contains(action)) {
        command.add("--merge-meta");
      }
      if (random.nextInt(3) > 0) {
        command.addAll(List.of("--keep", rules()));
      }
      command.addAll(List.of("--keep-copies", String.valueOf(copies)));
      addWhere(isolate, "-I");
      addWhere(links, "-H");
      search.addAll(List.of("--ref", acting.tree().path("ref"), "--min", "1"));
      search.addAll(List.of(acting.tree().path("p0"), acting.tree().path("p1")));
    }

    private void addWhere(boolean wanted, String option) {
      if (wanted) {
        command.add(option);
        search.add(option);
      }
    }

    private String rules() {
      Set<String> rules = new TreeSet<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        rules.add(RULES.get(random.nextInt(RULES.size())));
      }
      return String.join(",", rules);
    }

    private Outcome dupes(List<String> first, List<String> second) {
      List<String> words = new ArrayList<>(first);
      words.addAll(second);
      return acting.run(words.toArray(String[]::new));
    }

    private Outcome direct(String... more) {
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of(more));
      return dupes(words, search);
    }

    private Outcome byReport(String... more) throws IOException {
      Outcome report = dupes(List.of("--json"), search).isClean();
      Path _ = acting.around().file("report.json", report.out());
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of(more));
      return dupes(List.of("act", acting.around().path("report.json")), words);
    }

    void check() throws IOException {
      Outcome plan = direct().isClean();
      assertThat(byReport().isClean().text()).as("by the report").isEqualTo(plan.text());
      assertThat(acting.snapshot()).as("the tree after plans only").isEqualTo(before);
      assertThat(acting.journals()).as("journals of plans").isEmpty();

      Outcome done = random.nextBoolean() ? direct("--apply") : byReport("--apply");
      assertThat(done.isClean().text()).as("what was done").isEqualTo(plan.text());
      Snapshot after = acting.snapshot();
      checkNothingIsLost(after);
      checkReferences(after);
      checkKept(after);
      if (action.endsWith("link")) {
        checkEveryNameOpens(after);
      }
      Snapshot settled = checkNothingIsLeftToDo(after);
      undo(plan, settled);
    }

    private void checkNothingIsLost(Snapshot after) throws IOException {
      Set<String> contents = after.contents();
      contents.addAll(Snapshot.of(acting.around().at("moved")).contents());
      contents.addAll(Snapshot.of(acting.around().at("home/data/Trash/files")).contents());
      assertThat(contents).as("contents").isEqualTo(before.contents());
    }

    private void checkReferences(Snapshot after) {
      String references = acting.tree().path("ref");
      assertThat(after.below(references)).isEqualTo(before.below(references));
    }

    private void checkKept(Snapshot after) {
      for (String content : before.contents()) {
        Set<Long> files = before.inodes(content);
        Set<Long> stayed = after.inodes(content);
        stayed.retainAll(files);
        assertThat(stayed.size()).isGreaterThanOrEqualTo(Math.min(copies, files.size()));
        after
            .files()
            .entries()
            .forEach((path, entry) -> {
              Snapshot.Entry was = before.entries().get(path);
              if (was != null && was.inode() == entry.inode()) {
                assertThat(entry).as(path).isEqualTo(was);
              }
            });
        if (!isolate) {
          assertThat(stayed.size()).as("who stays").isEqualTo(expectedToStay(content, files));
        }
      }
    }

    /** As many as wanted, and all references. */
    private int expectedToStay(String content, Set<Long> files) {
      Set<Long> references = before.below(acting.tree().path("ref")).inodes(content);
      return Math.min(files.size(), Math.max(copies, references.size()));
    }

    private void checkEveryNameOpens(Snapshot after) throws IOException {
      assertThat(after.entries().keySet()).isEqualTo(before.entries().keySet());
      for (var one : before.files().entries().entrySet()) {
        byte[] now = Files.readAllBytes(TestTree.toPath(one.getKey()));
        assertThat(java.util.HexFormat.of().formatHex(now)).isEqualTo(one.getValue().content());
      }
    }

    private Snapshot checkNothingIsLeftToDo(Snapshot after) throws IOException {
      Outcome again = direct("--apply").isClean();
      assertThat(again.text()).as("done by a second run").isEmpty();
      assertThat(acting.snapshot()).isEqualTo(after);
      return after;
    }

    private void undo(Outcome plan, Snapshot settled) throws IOException {
      if (acting.journals().isEmpty()) {
        assertThat(plan.text()).isEmpty();
        return;
      }
      String journal = acting.journal();
      Outcome preview = acting.run("undo", "-n", journal).isClean();
      assertThat(acting.snapshot()).as("after undo -n").isEqualTo(settled);
      Outcome undone = acting.run("undo", journal).isClean();
      assertThat(undone.text()).as("what was undone").isEqualTo(preview.text());
      assertThat(acting.snapshot().listing()).as("undone").isEqualTo(before.listing());
      assertThat(acting.run("undo", journal).isClean().text()).as("undone twice").isEmpty();
    }
  }
}
