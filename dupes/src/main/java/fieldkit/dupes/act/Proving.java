package fieldkit.dupes.act;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is being proven on another thread. What was proven is held until this is closed; it
 * is for the other thread until {@link #proofs} has returned, and for its caller from then on.
 */
final class Proving implements AutoCloseable {
  private final List<Batch.Planned> steps;
  private final OpenFolders folders;
  private final Prover prover;
  private final BooleanSupplier stop;
  private @Nullable Future<List<Proof>> result;
  private volatile boolean abandoned;

  Proving(List<Batch.Planned> steps, OpenFolders folders, Prover prover, BooleanSupplier stop) {
    this.steps = steps;
    this.folders = folders;
    this.prover = prover;
    this.stop = stop;
  }

  /**
   * What came of one step.
   *
   * @param planned the step
   * @param pair what was proven, if it was
   * @param refusal why it was not, otherwise
   */
  record Proof(Batch.Planned planned, @Nullable ProvenPair pair, @Nullable IOException refusal) {
    ProvenPair orRefusal() throws IOException {
      if (pair != null) {
        return pair;
      }
      throw Objects.requireNonNull(refusal);
    }
  }

  void beginOn(ExecutorService thread) {
    result = thread.submit(this::prove);
  }

  private List<Proof> prove() {
    List<Proof> proofs = new ArrayList<>(steps.size());
    for (Batch.Planned planned : steps) {
      if (isToEnd()) {
        break; // nobody will take what is proven from here on
      }
      try {
        ProvenPair pair = prover.prove(planned.group(), planned.step(), this::isToEnd);
        proofs.add(new Proof(planned, pair, null));
      } catch (IOException e) {
        if (isToEnd()) {
          break; // that is why, most likely
        }
        proofs.add(new Proof(planned, null, e));
      }
    }
    return proofs;
  }

  private boolean isToEnd() {
    return abandoned || stop.getAsBoolean();
  }

  /** Whether its last step is one of this step's group. */
  boolean endsInGroupOf(Batch.Planned next) {
    return !steps.isEmpty() && steps.getLast().group().equals(next.group());
  }

  /** What came of the steps, once that is known; fewer than there are if the user wants an end. */
  List<Proof> proofs() {
    Future<List<Proof>> awaited = result;
    if (awaited == null) {
      throw new IllegalStateException("not begun");
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return awaited.get();
        } catch (InterruptedException e) {
          interrupted = true; // its files are not ours before it has ended
        } catch (ExecutionException e) {
          throw asItWas(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** As if it had happened on this thread. */
  private static RuntimeException asItWas(ExecutionException wrapped) {
    Throwable cause = wrapped.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  /** Whether any file was found to be what it was. */
  boolean holdsAny() {
    return prover.holdsAny();
  }

  /** What we left its files as, once its steps were taken. */
  OwnChanges ownChanges() {
    return prover.ownChanges();
  }

  /** Lets go of all its files, when the other thread has. */
  @Override
  public void close() {
    abandoned = true;
    try {
      List<Proof> _ = proofs();
    } catch (RuntimeException | Error known) {
      // who asked for the proofs was told; who did not is on the way out for another reason
    } finally {
      prover.close();
      folders.close();
    }
  }
}
