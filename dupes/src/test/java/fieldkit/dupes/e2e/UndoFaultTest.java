package fieldkit.dupes.e2e;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.dupes.e2e.FaultyFiles.How;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Undo itself cut short, or failing, anywhere: nothing is lost, and once more it brings everything
 * back. So it does after a run that was cut short itself.
 */
class UndoFaultTest {
  private static final Reason[] REASONS = {
    Reason.INPUT_OUTPUT, Reason.NO_SPACE, Reason.DENIED, Reason.NOT_FOUND, Reason.NOT_SUPPORTED
  };
  private static final int FEW = 7;
  private static final int ALL = 0;

  private final FileAccess real = FileAccess.ofThisSystem();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete --prune-dirs -H",
        "--trash --prune-dirs",
        "--move --prune-dirs -H",
        "--hardlink --merge-meta",
        "--symlink --merge-meta -H",
      })
  void itCanBeRepeatedWhereverItIsCutShort(String action) throws IOException {
    boolean more = true;
    for (int place = 1; more; place++) {
      more = isSafe(action, ALL, new FaultyFiles(How.STOP_BEFORE, place, Reason.OTHER));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete --prune-dirs -H",
        "--trash --prune-dirs",
        "--hardlink --merge-meta",
        "--symlink --merge-meta -H",
      })
  void itCanBeRepeatedWhateverFails(String action) throws IOException {
    boolean more = true;
    for (int place = 1 + action.length() % FEW; more; place += FEW) {
      Reason reason = REASONS[place % REASONS.length];
      more = isSafe(action, ALL, new FaultyFiles(How.FAIL, place, reason));
    }
  }

  /** The second rename is behind the first step; the first has its file still under two names. */
  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink --merge-meta", "--symlink --merge-meta"})
  void whatACutRunLeftSurvivesAFailingUndo(String action) throws IOException {
    for (int renames = 1; renames <= 2; renames++) {
      boolean more = true;
      for (int place = 1; more; place++) {
        Reason reason = place % 2 == 0 ? Reason.INPUT_OUTPUT : Reason.NOT_SUPPORTED;
        more = isSafe(action, renames, new FaultyFiles(How.FAIL, place, reason));
      }
    }
  }

  /**
   * Acts, undoes with a fault, and undoes once more.
   *
   * @param renames behind how many renames the run is cut short; 0 if it is not
   * @return whether the fault happened at all
   */
  private boolean isSafe(String action, int renames, FaultyFiles files) throws IOException {
    ActScene scene = new ActScene(folder.resolve("scene"));
    Outcome _ = scene.act(cutBehind(renames), action);
    Set<String> gone = scene.before().without(scene.now());
    Outcome outcome = scene.undo(files.access());
    try {
      scene.nothingIsLost();
      scene.before().isStillReadable(gone);
      Outcome _ = scene.undo(real);
      if (files.isGone() || !outcome.err().contains("could not be restored")) {
        scene.isAsBefore();
      }
    } catch (AssertionError e) {
      throw new AssertionError(files + "\n" + outcome.err() + e.getMessage(), e);
    }
    scene.remove();
    return files.happened();
  }

  private FileAccess cutBehind(int renames) {
    return renames == ALL ? real : FaultyFiles.stoppingBehind("rename", renames).access();
  }
}
