package fieldkit.dupes.plan;

import static fieldkit.dupes.plan.Known.file;
import static fieldkit.dupes.plan.Plans.keeping;
import static fieldkit.dupes.plan.Plans.kept;
import static fieldkit.dupes.plan.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is kept, by one rule, by several, and by none. */
class KeepRulesTest {

  private static Known[] files() {
    return new Known[] {
      file(1, "/a/deep/down/x").below(1).modified(30).links(2),
      file(2, "/b/x").below(0).modified(20).links(3),
      file(3, "/c/a-rather-long-name").below(2).modified(10).links(1),
      file(4, "/d/yy").below(3).modified(40).links(1),
      file(5, "/e").below(4).modified(25).links(1),
    };
  }

  @ParameterizedTest
  @CsvSource({
    "path, /b/x",
    "newest, /d/yy",
    "oldest, /c/a-rather-long-name",
    "shallow, /e",
    "deep, /a/deep/down/x",
    "shortest, /e",
    "longest, /c/a-rather-long-name",
    "name, /a/deep/down/x",
    "most-links, /b/x",
    "re:^/d/, /d/yy",
    "re:y{2}$, /d/yy",
    "not-re:^/[abce], /d/yy",
  })
  void aRuleAloneDecides(String rule, String expected) {
    assertThat(kept(plan(keeping(rule), files()))).containsExactly(entry(expected, rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "re:/[ab]/,newest; /a/deep/down/x; newest",
        "re:/[ab]/,oldest; /b/x; oldest",
        "not-re:/[ab]/,shortest; /e; shortest",
        "not-re:^/[ae],shallow,newest; /d/yy; newest",
        "not-re:^/[ae],shallow,longest; /c/a-rather-long-name; longest",
        "re:/[cd]/,re:/d/; /d/yy; re:/d/",
      })
  void theNextRuleDecidesWhereTheFirstDoesNot(String rules, String expected, String reason) {
    assertThat(kept(plan(keeping(rules), files()))).containsExactly(entry(expected, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "re:x{1,2}$",
        "re:(a|b),(c)",
        "re:[,]",
        "re:a,newestx",
        "re:a,,b",
        "re:a,path/to",
        "not-re:a{1,},?",
      })
  void anExpressionMayHoldCommas(String rule) {
    assertThat(KeepOrder.parse(rule)).isNotNull();
    assertThat(kept(plan(keeping(rule), file(1, "/a"), file(2, "/b")))).hasSize(1);
  }

  @Test
  void aCommaBelongsToTheExpressionUnlessARuleFollows() {
    Known[] files = {file(1, "/1,2").modified(1), file(2, "/1").modified(2)};

    assertThat(kept(plan(keeping("re:1,2"), files))).containsExactly(entry("/1,2", "re:1,2"));
    assertThat(kept(plan(keeping("re:1,newest"), files))).containsExactly(entry("/1", "newest"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "nonsense; 'nonsense' is not one of path, newest,",
        "newest,; 'newest,' is not one of",
        "Newest; 'Newest' is not one of",
        "newest,old; 'newest,old' is not one of",
        "newest newest; 'newest newest' is not one of",
        "re:(; '(' is no regular expression: ",
        "oldest,not-re:[a; '[a' is no regular expression: ",
      })
  void whatIsNoRuleIsNamed(String rules, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeepOrder.parse(rules))
        .withMessageContaining(message);
  }

  @Test
  void noRuleAtAllIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeepOrder.parse(""))
        .withMessageStartingWith("'' is not one of");
  }

  @Test
  void withoutRulesTheOrderOfPathsThenMostLinksThenOldestThenNameDecides() {
    Known first = file(1, "/z").below(0);
    assertThat(kept(usual(first, file(2, "/a").below(1).links(9)))).isEqualTo(Map.of("/z", "path"));
    assertThat(kept(usual(file(1, "/z").links(2), file(2, "/a").modified(-5))))
        .isEqualTo(Map.of("/z", "most-links"));
    assertThat(kept(usual(file(1, "/z").modified(-5), file(2, "/a"))))
        .isEqualTo(Map.of("/z", "oldest"));
    assertThat(kept(usual(file(1, "/z"), file(2, "/a")))).isEqualTo(Map.of("/a", "name"));
  }

  private static GroupPlan usual(Known... files) {
    return plan(Plans.rules(ActionKind.DELETE), files);
  }

  @Test
  void tiesUnderTheUsersRulesAreBrokenAsUsual() {
    Known[] files = {file(1, "/b").modified(1), file(2, "/a").modified(1), file(3, "/c")};

    assertThat(kept(plan(keeping("newest"), files))).containsExactly(entry("/a", "name"));
  }

  @Test
  void timesBefore1970AreOlder() {
    Known[] files = {file(1, "/a").modified(0), file(2, "/b").modified(-1)};

    assertThat(kept(plan(keeping("oldest"), files))).containsOnlyKeys("/b");
    assertThat(kept(plan(keeping("newest"), files))).containsOnlyKeys("/a");
  }

  @Test
  void expressionsSeeNewlinesAndBytesThatAreNoText() {
    Known[] files = {file(1, "/a\nb"), file(2, "/c\udcff")};

    assertThat(kept(plan(keeping("re:a.b"), files))).containsOnlyKeys("/a\nb");
    assertThat(kept(plan(keeping("re:c.$"), files))).containsOnlyKeys("/c\udcff");
  }
}
