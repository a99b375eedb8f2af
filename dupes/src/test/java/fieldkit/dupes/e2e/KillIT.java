package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** kill -9 in the very moment of a system call: nothing is lost, and undo brings all back. */
class KillIT {
  private final FileAccess real = FileAccess.ofThisSystem();

  @TempDir private Path folder = Path.of("");

  private static Stream<Arguments> calls() {
    return Stream.of(
            "--delete --prune-dirs -H, renameat2, 1 3",
            "--delete --prune-dirs -H, unlinkat, 1 5 6 7",
            "--delete --prune-dirs -H, fsync, 1 2",
            "--delete --prune-dirs -H, fdatasync, 1 2 3",
            "--delete --prune-dirs -H, pwrite64, 2 3",
            "--trash --prune-dirs, renameat2, 2",
            "--trash --prune-dirs, mkdirat, 2",
            "--trash --prune-dirs, unlinkat, 1",
            "--hardlink --merge-meta, linkat, 1 3",
            "--hardlink --merge-meta, renameat2, 2",
            "--hardlink --merge-meta, unlinkat, 1 2",
            "--symlink --merge-meta -H, symlinkat, 2",
            "--symlink --merge-meta -H, renameat2, 1",
            "--symlink --merge-meta -H, unlinkat, 3")
        .map(line -> line.split(", ", -1))
        .flatMap(words ->
            Stream.of(words[2].split(" ", -1))
                .map(number -> Arguments.of(words[0], words[1], number)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void inTheMiddleOfARun(String action, String call, String number) throws IOException {
    ActScene scene = new ActScene(folder);
    Set<String> mayBeGone =
        action.contains("link")
            ? Set.of()
            : Set.of("b", "sub/c", "sub/c-too", "sub/other/d", "one-more");

    killed(scene, call, number, scene.words(action));

    scene.nothingIsLost();
    scene.before().isStillReadable(mayBeGone);
    if (Files.exists(scene.journal()) && Files.size(scene.journal()) > 0) {
      Outcome _ = scene.undo(real).isClean();
    }
    scene.isAsBefore();
  }

  @ParameterizedTest
  @CsvSource({
    "--delete --prune-dirs -H, renameat2, 2",
    "--delete --prune-dirs -H, fsync, 1",
    "--delete --prune-dirs -H, linkat, 1",
    "--delete --prune-dirs -H, mkdirat, 2",
    "--hardlink --merge-meta, renameat2, 1",
    "--hardlink --merge-meta, unlinkat, 1",
    "--symlink --merge-meta -H, unlinkat, 2",
    "--trash --prune-dirs, unlinkat, 1"
  })
  void inTheMiddleOfAnUndo(String action, String call, String number) throws IOException {
    ActScene scene = new ActScene(folder);
    Outcome _ = scene.act(real, action).isClean();

    killed(scene, call, number, List.of("undo", scene.journal().toString()));

    scene.nothingIsLost();
    Outcome _ = scene.undo(real).isClean();
    scene.isAsBefore();
  }

  private void killed(ActScene scene, String call, String number, List<String> words)
      throws IOException {
    Machine.assumePrograms("strace");
    List<String> around = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
    around.addAll(List.of("-e", "trace=" + call));
    around.addAll(List.of("-e", "inject=%s:signal=KILL:when=%s".formatted(call, number)));
    Outcome outcome =
        DupesProcess.ofJar()
            .under(around.toArray(String[]::new))
            .with(scene.environment())
            .run(words.toArray(String[]::new));
    assertThat(outcome.status()).as("killed: %s", outcome.err()).isGreaterThan(128);
  }
}
