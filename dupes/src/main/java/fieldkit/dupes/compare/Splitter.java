package fieldkit.dupes.compare;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Splits sets of files with one thread or, large ones, with several: each takes a slice, and the
 * slices' classes are joined in the end. Serves one caller at a time.
 */
public final class Splitter {
  private final List<Workspace> workspaces;
  private final ExecutorService threads;
  private final int largeFrom;

  private Splitter(List<Workspace> workspaces, ExecutorService threads, int largeFrom) {
    this.workspaces = workspaces;
    this.threads = threads;
    this.largeFrom = largeFrom;
  }

  /** A splitter that works in the caller's thread. */
  public static Splitter alone(Workspace workspace, ExecutorService threads) {
    return new Splitter(List.of(workspace), threads, Integer.MAX_VALUE);
  }

  /**
   * A splitter that shares the work on large sets.
   *
   * @param workspaces one for each thread that takes part
   * @param threads what they run on; nothing else may keep them all busy
   * @param largeFrom the number of files from which it is worth it
   */
  public static Splitter shared(
      List<Workspace> workspaces, ExecutorService threads, int largeFrom) {
    return new Splitter(List.copyOf(workspaces), threads, largeFrom);
  }

  /** The longest stage that every workspace has room for. */
  int longestStage() {
    return workspaces.stream().mapToInt(Workspace::longestStage).min().orElse(0);
  }

  /** What is done with one slice of the files. */
  interface Slice<C extends Candidate> {
    /** The classes of a slice, in a partition that uses the workspace. */
    Partition<C> partition(List<Member<C>> slice, Workspace workspace);
  }

  <C extends Candidate> List<EqualClass<C>> split(List<Member<C>> members, Slice<C> work) {
    if (members.size() < largeFrom) {
      return work.partition(members, workspaces.getFirst()).classes();
    }
    int slices = workspaces.size();
    List<Callable<Partition<C>>> tasks =
        java.util.stream.IntStream.range(0, slices)
            .<Callable<Partition<C>>>mapToObj(
                i -> () -> work.partition(slice(members, i, slices), workspaces.get(i)))
            .toList();
    return joined(tasks).classes();
  }

  private static <T> List<T> slice(List<T> all, int index, int count) {
    int from = (int) ((long) all.size() * index / count);
    int to = (int) ((long) all.size() * (index + 1) / count);
    return all.subList(from, to);
  }

  private <C extends Candidate> Partition<C> joined(List<Callable<Partition<C>>> tasks) {
    try {
      List<Future<Partition<C>>> parts = threads.invokeAll(tasks);
      Partition<C> whole = parts.getFirst().get();
      for (Future<Partition<C>> part : parts.subList(1, parts.size())) {
        whole.merge(part.get());
      }
      return whole;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while comparing", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
