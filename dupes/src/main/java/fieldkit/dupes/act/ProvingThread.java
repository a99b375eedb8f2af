package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Proves batches on a thread of its own, one after the other, so that one is proven while the one
 * before it is written down and taken. Used by one thread.
 */
final class ProvingThread implements AutoCloseable {
  private final FileAccess files;
  private final ActRules rules;
  private final BooleanSupplier stop;
  private final Durability durability = new Durability(); // the thread's own, like the next
  private final PairComparison comparison = new PairComparison();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /**
   * @param stop whether the user wants it to end; asked from both threads
   */
  ProvingThread(FileAccess files, ActRules rules, BooleanSupplier stop) {
    this.files = files;
    this.rules = rules;
    this.stop = stop;
  }

  /**
   * Begins to prove steps, behind those that were begun before.
   *
   * @param ownChanges what we ourselves did to files of their groups
   */
  Proving begin(List<Batch.Planned> steps, OwnChanges ownChanges) {
    OpenFolders folders = new OpenFolders(files);
    Prover prover = new Prover(rules, folders, ownChanges, durability, comparison);
    Proving proving = new Proving(steps, folders, prover, stop);
    proving.beginOn(thread);
    return proving;
  }

  /** Everything that was begun must be closed by now. */
  @Override
  public void close() {
    thread.close();
  }
}
