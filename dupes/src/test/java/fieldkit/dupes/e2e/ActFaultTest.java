package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.dupes.e2e.FaultyFiles.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every action, cut short before and behind each of its changes, and with each of its calls
 * failing: nothing is lost, every name leads to its content, and undo brings everything back.
 */
class ActFaultTest {
  private static final Reason[] REASONS = {
    Reason.INPUT_OUTPUT, Reason.NO_SPACE, Reason.DENIED, Reason.NOT_FOUND, Reason.NOT_SUPPORTED
  };

  /** Enough of the places; neighbours are alike. */
  private static final int FEW = 6;

  private final FileAccess real = FileAccess.ofThisSystem();

  @TempDir private Path folder = Path.of("");

  private ActScene scene(Object name) throws IOException {
    return new ActScene(folder.resolve(String.valueOf(name)));
  }

  /** The names that an action takes away when nothing goes wrong. */
  private Set<String> goneWhenAllGoesWell(String action) throws IOException {
    ActScene scene = scene("well");
    Outcome _ = scene.act(real, action);
    TreeState after = scene.now();
    assertThat(after.entries()).as("something is done").isNotEqualTo(scene.before().entries());
    scene.nothingIsLost();
    after.hasNoLitter();
    Outcome _ = scene.undo(real).isClean();
    scene.isAsBefore();
    return scene.before().without(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete",
        "--delete --prune-dirs -H",
        "--trash --prune-dirs",
        "--move --prune-dirs -H",
        "--hardlink --merge-meta",
        "--symlink --merge-meta -H",
      })
  void nothingIsLostWhereverItIsCutShort(String action) throws IOException {
    Set<String> gone = goneWhenAllGoesWell(action);
    boolean more = true;
    for (int place = 1; more; place++) {
      more = isSafe(action, new FaultyFiles(How.STOP_BEFORE, place, Reason.OTHER), gone);
      if (place % FEW == 0 || !more) {
        boolean _ = isSafe(action, new FaultyFiles(How.STOP_BEHIND, place, Reason.OTHER), gone);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete --prune-dirs -H",
        "--trash --prune-dirs",
        "--move --prune-dirs -H",
        "--hardlink --merge-meta",
        "--symlink --merge-meta -H",
      })
  void nothingIsLostWhateverFails(String action) throws IOException {
    Set<String> gone = goneWhenAllGoesWell(action);
    boolean more = true;
    for (int place = 1 + action.length() % FEW; more; place += FEW) {
      Reason reason = REASONS[place / FEW % REASONS.length];
      more = isSafe(action, new FaultyFiles(How.FAIL, place, reason), gone);
    }
  }

  /** Whether the fault happened at all. */
  private boolean isSafe(String action, FaultyFiles files, Set<String> gone) throws IOException {
    ActScene scene = scene("fault");
    Outcome outcome = scene.act(files.access(), action);
    try {
      scene.nothingIsLost();
      scene.before().isStillReadable(gone);
      if (!files.isGone()) {
        scene.now().hasNoLitter();
      }
      undo(scene, files);
      scene.isAsBefore();
      undo(scene, files); // there is nothing to do any more, and no harm in it
      scene.isAsBefore();
    } catch (AssertionError e) {
      throw new AssertionError(files + "\n" + outcome.err() + e.getMessage(), e);
    }
    scene.remove();
    return files.happened();
  }

  /** As far as it was begun; what failed by itself may be named once more. */
  private void undo(ActScene scene, FaultyFiles files) throws IOException {
    if (Files.exists(scene.journal()) && Files.size(scene.journal()) > 0) {
      Outcome outcome = scene.undo(real);
      if (files.isGone()) {
        Outcome _ = outcome.isClean();
      }
    }
  }
}
