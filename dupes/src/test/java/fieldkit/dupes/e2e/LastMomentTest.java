package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody else works on the files at the same time: {@code a} is kept, {@code b} is to give way,
 * and one of them changes between the search and the act, between the proof and the act, or right
 * before the name is changed. What the other left is never lost.
 */
class LastMomentTest extends TwoFiles {
  private static final List<String> MOMENTS = List.of("create 1", "writeAt 3", "rename 1");

  LastMomentTest(@TempDir Path folder) throws IOException {
    super(folder);
  }

  private static Stream<Arguments> actionsAndMoments() {
    return ACTIONS.stream()
        .flatMap(action -> MOMENTS.stream().map(moment -> Arguments.of(action, moment)));
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimIsReplaced(String action, String moment) throws IOException {
    run(action, moment, () -> replace("in/b")).hasStatus(1);

    holds("in/a", SAME);
    holds("in/b", NEW);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimIsWrittenToInItsPlace(String action, String moment) throws IOException {
    run(action, moment, () -> write("in/b")).hasStatus(1).names(tree.path("in/b"), "left alone");

    awaitWriter();
    holds("in/a", SAME);
    holds("in/b", NEW);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimVanishes(String action, String moment) throws IOException {
    run(action, moment, () -> Files.delete(tree.at("in/b"))).hasStatus(1);

    holds("in/a", SAME);
    assertThat(tree.at("in/b")).doesNotExist();
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theVictimBecomesAnotherName(String action, String moment) throws IOException {
    run(
            action,
            moment,
            () -> {
              Files.delete(tree.at("in/b"));
              tree.hardLink("in/b", "in/a");
            })
        .hasStatus(1);

    holds("in/a", SAME);
    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileVanishes(String action, String moment) throws IOException {
    run(action, moment, () -> Files.delete(tree.at("in/a")))
        .hasStatus(1)
        .names(tree.path("in/b"), "left alone");

    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileIsReplaced(String action, String moment) throws IOException {
    run(action, moment, () -> replace("in/a")).hasStatus(1);

    holds("in/a", NEW);
    holds("in/b", SAME);
    noLitter();
  }

  @ParameterizedTest
  @MethodSource("actionsAndMoments")
  void theKeptFileIsWrittenToInItsPlace(String action, String moment) throws IOException {
    run(action, moment, () -> write("in/a")).hasStatus(1);

    awaitWriter();
    holds("in/a", NEW);
    holds("in/b", SAME);
    noLitter();
  }
}
