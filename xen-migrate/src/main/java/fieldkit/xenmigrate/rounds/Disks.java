package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All disks of a domain, open here and there, made equal together: one thread a disk. One thread
 * calls.
 */
public final class Disks implements AutoCloseable {
  private final List<DiskPair> pairs;
  private final List<DiskWatcher> watchers;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("disk-", 0).factory());

  Disks(List<DiskPair> pairs, List<DiskWatcher> watchers) {
    this.pairs = List.copyOf(pairs);
    this.watchers = List.copyOf(watchers);
  }

  /** One round over all of them. */
  public DiskRound round() throws IOException, CommandFault, InterruptedException {
    long begin = System.nanoTime();
    List<DiskRound.Disk> done =
        each(pair -> new DiskRound.Disk(pair.vdev(), pair.session().round()));
    return new DiskRound(done, System.nanoTime() - begin);
  }

  /**
   * Reads all of both ends and compares; nothing may be written meanwhile.
   *
   * @return the disks that differ, as the user's facts
   */
  public List<String> differences() throws IOException, CommandFault, InterruptedException {
    return each(
            pair -> {
              long first = pair.session().firstDifference();
              return first < 0
                  ? ""
                  : "%s: differs from byte %d on".formatted(pair.move().source().path(), first);
            })
        .stream()
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * Ends in order: nobody has the target's disks open when this returns. The guest waits for it, so
   * what nobody waits for is left to {@link #close}.
   */
  public void finish() throws IOException, CommandFault, InterruptedException {
    List<Boolean> _ =
        each(pair -> {
          pair.finish();
          return true;
        });
  }

  /** Bytes of all disks. */
  public long size() {
    return pairs.stream().mapToLong(pair -> pair.session().size()).sum();
  }

  /** Bytes that are settled in the round that goes on; from any thread. */
  public long done() {
    return watchers.stream().mapToLong(DiskWatcher::done).sum();
  }

  private interface Task<T> {
    T of(DiskPair pair) throws IOException, InterruptedException;
  }

  private <T> List<T> each(Task<T> task) throws IOException, CommandFault, InterruptedException {
    List<Callable<T>> calls = new ArrayList<>();
    for (DiskPair pair : pairs) {
      calls.add(() -> task.of(pair));
    }
    return all(threads, calls);
  }

  /** Does all at the same time, and waits for all, also where one fails. */
  static <T> List<T> all(ExecutorService threads, List<Callable<T>> calls)
      throws IOException, CommandFault, InterruptedException {
    List<T> results = new ArrayList<>();
    Throwable failure = null;
    for (Future<T> future : threads.invokeAll(calls)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      }
    }
    if (failure != null) {
      throw thrown(failure);
    }
    return results;
  }

  private static IOException thrown(Throwable failure) throws CommandFault, InterruptedException {
    if (failure instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (failure instanceof CommandFault fault) {
      throw fault;
    }
    if (failure instanceof RefusedException refused) {
      throw new CommandFault(
          ExitStatus.REFUSED, String.valueOf(refused.getMessage()), null, refused);
    }
    return failure instanceof IOException known ? known : new IOException(failure);
  }

  /** Lets go of all of them; what is equal stays so. */
  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    IOException failure = null;
    for (DiskPair pair : pairs) {
      try {
        pair.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
