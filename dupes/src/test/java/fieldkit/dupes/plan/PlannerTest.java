package fieldkit.dupes.plan;

import static fieldkit.dupes.plan.Known.file;
import static fieldkit.dupes.plan.Plans.copies;
import static fieldkit.dupes.plan.Plans.isolated;
import static fieldkit.dupes.plan.Plans.kept;
import static fieldkit.dupes.plan.Plans.plan;
import static fieldkit.dupes.plan.Plans.rules;
import static fieldkit.dupes.plan.Plans.steps;
import static fieldkit.dupes.plan.Plans.withLinks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who stays, who goes, and whom those who go give way to. */
class PlannerTest {
  private static final int MANY = 20_000;

  @ParameterizedTest
  @EnumSource
  void allButTheKeptOneGo(ActionKind action) {
    GroupPlan plan = plan(rules(action), file(1, "/a"), file(2, "/b"), file(3, "/c"));

    assertThat(kept(plan)).containsExactly(entry("/a", "name"));
    assertThat(steps(plan)).containsExactly("/b -> /a", "/c -> /a");
  }

  @Test
  void referencesStayAllOfThemAndComeFirst() {
    GroupPlan plan =
        plan(
            rules(ActionKind.DELETE),
            file(1, "/a").below(0),
            file(2, "/r/b").below(1).reference(),
            file(3, "/r/c").below(1).reference());

    assertThat(kept(plan)).containsExactly(entry("/r/b", "reference"), entry("/r/c", "reference"));
    assertThat(steps(plan)).containsExactly("/a -> /r/b");
  }

  @Test
  void aFileWithOneNameInAReferenceIsOne() {
    KnownName inside = file(1, "/r/x").reference().made().first();
    KnownName outside = file(1, "/b").below(1).made().first();
    KnownFile both = new KnownFile(file(1, "/r/x").made().identity(), 2, List.of(inside, outside));
    KnownGroup group = new KnownGroup(10, List.of(both, file(2, "/a").below(1).made()));

    GroupPlan plan = new Planner(withLinks(ActionKind.DELETE)).plan(group);

    assertThat(kept(plan)).containsExactly(entry("/r/x", "reference"));
    assertThat(steps(plan)).containsExactly("/b -> /r/x", "/a -> /r/x");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "9, 4"})
  void soManyStayAsAreWanted(int wanted, int expected) {
    GroupPlan plan =
        plan(copies(wanted), file(1, "/a"), file(2, "/b"), file(3, "/c"), file(4, "/d"));

    assertThat(plan.kept()).hasSize(expected);
    assertThat(plan.steps()).hasSize(4 - expected);
    assertThat(kept(plan).get("/a")).isEqualTo(expected == 4 ? "all stay" : "name");
  }

  @Test
  void referencesCountAmongTheCopies() {
    Known reference = file(1, "/r").reference();

    GroupPlan plan = plan(copies(2), reference, file(2, "/b").below(1), file(3, "/c").below(1));

    assertThat(kept(plan)).containsExactly(entry("/r", "reference"), entry("/b", "name"));
  }

  @Test
  void whatLiesBelowTheSamePathStaysWhereOnlyPathsAreCompared() {
    GroupPlan plan =
        plan(
            isolated(ActionKind.DELETE),
            file(1, "/a/1").below(0),
            file(2, "/a/2").below(0),
            file(3, "/b/1").below(1),
            file(4, "/b/2").below(1));

    assertThat(kept(plan))
        .containsExactly(entry("/a/1", "name"), entry("/a/2", "below the same PATH"));
    assertThat(steps(plan)).containsExactly("/b/1 -> /a/1", "/b/2 -> /a/1");
  }

  @Test
  void hardLinksStayOnTheirFileSystem() {
    GroupPlan plan =
        plan(
            rules(ActionKind.HARDLINK),
            file(1, "/a").onDevice(1),
            file(2, "/m/b").onDevice(2),
            file(3, "/m/c").onDevice(2),
            file(4, "/n/d").onDevice(3),
            file(5, "/e").onDevice(1));

    assertThat(kept(plan))
        .containsExactly(
            entry("/a", "name"),
            entry("/m/b", "kept on its file system"),
            entry("/n/d", "no other copy on its file system"));
    assertThat(steps(plan)).containsExactly("/m/c -> /m/b", "/e -> /a");
  }

  @ParameterizedTest
  @EnumSource(
      value = ActionKind.class,
      names = {"DELETE", "SYMLINK", "TRASH", "MOVE", "REFLINK"})
  void otherActionsCrossFileSystems(ActionKind action) {
    GroupPlan plan = plan(rules(action), file(1, "/a").onDevice(1), file(2, "/m/b").onDevice(2));

    assertThat(steps(plan)).containsExactly("/m/b -> /a");
  }

  @Test
  void aSecondCopyKeptOnAnotherFileSystemTakesTheLinksThere() {
    PlanRules rules = new PlanRules(ActionKind.HARDLINK, KeepOrder.usual(), 2, false, false);

    GroupPlan plan =
        plan(
            rules,
            file(1, "/a").onDevice(1),
            file(2, "/m/b").onDevice(2),
            file(3, "/m/c").onDevice(2));

    assertThat(steps(plan)).containsExactly("/m/c -> /m/b");
  }

  @Test
  void allNamesOfADuplicateGo() {
    GroupPlan plan = plan(rules(ActionKind.DELETE), file(1, "/a").links(9), file(2, "/b", "/c"));

    assertThat(steps(plan)).containsExactly("/b -> /a", "/c -> /a");
    assertThat(plan.steps().stream().map(Step::lastOfFile)).containsExactly(false, true);
  }

  @Test
  void storageIsSharedOnceForAllNames() {
    GroupPlan plan = plan(rules(ActionKind.REFLINK), file(1, "/a").links(9), file(2, "/b", "/c"));

    assertThat(steps(plan)).containsExactly("/b -> /a");
  }

  @ParameterizedTest
  @EnumSource(
      value = ActionKind.class,
      names = {"DELETE", "SYMLINK", "TRASH", "MOVE"})
  void furtherNamesOfTheKeptFileGoOnlyWhereTheyCountAsDuplicates(ActionKind action) {
    Known[] files = {file(1, "/a", "/b", "/c")};

    assertThat(plan(rules(action), files).steps()).isEmpty();
    assertThat(steps(plan(withLinks(action), files))).containsExactly("/b -> /a", "/c -> /a");
  }

  @ParameterizedTest
  @EnumSource(
      value = ActionKind.class,
      names = {"HARDLINK", "REFLINK"})
  void furtherNamesOfTheKeptFileAreLinkedAlready(ActionKind action) {
    assertThat(plan(withLinks(action), file(1, "/a", "/b")).steps()).isEmpty();
  }

  @Test
  void aGroupOfReferencesHasNothingToDo() {
    GroupPlan plan =
        plan(rules(ActionKind.DELETE), file(1, "/a").reference(), file(2, "/b").reference());

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.kept()).hasSize(2);
  }

  @Test
  void whoAPersonChoseStays() {
    KnownGroup group = Known.group(file(1, "/a"), file(2, "/b"), file(3, "/c"));
    Planner planner = new Planner(rules(ActionKind.DELETE));

    GroupPlan plan = planner.plan(group, group.files().subList(1, 3));

    assertThat(kept(plan)).containsExactly(entry("/b", "chosen"), entry("/c", "chosen"));
    assertThat(steps(plan)).containsExactly("/a -> /b");
  }

  @Test
  void referencesStayWhomeverAPersonChose() {
    KnownGroup group = Known.group(file(1, "/r").reference(), file(2, "/b"), file(3, "/c"));

    GroupPlan plan =
        new Planner(rules(ActionKind.DELETE)).plan(group, List.of(group.files().get(2)));

    assertThat(kept(plan)).containsExactly(entry("/r", "reference"), entry("/c", "chosen"));
    assertThat(steps(plan)).containsExactly("/b -> /r");
  }

  @ParameterizedTest
  @CsvSource({"newest", "re:7$", "deep", "name"})
  void aVeryLargeGroupTakesNoTime(String rule) {
    Known[] files =
        IntStream.range(0, MANY)
            .mapToObj(i -> file(i, "/tree/folder/file-" + i).onDevice(i % 3))
            .toArray(Known[]::new);
    KnownGroup group = Known.group(files);
    PlanRules rules = new PlanRules(ActionKind.HARDLINK, KeepOrder.parse(rule), 3, true, true);

    assertThatCode(() -> new Planner(rules).plan(group)).doesNotThrowAnyException();
    long begin = System.nanoTime();
    GroupPlan plan = new Planner(rules).plan(group);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(800));
    assertThat(plan.kept()).hasSize(MANY);
  }
}
