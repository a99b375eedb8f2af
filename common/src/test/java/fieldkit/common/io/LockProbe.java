package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A process of its own that holds a lock until it is killed. */
final class LockProbe {
  private LockProbe() {}

  @SuppressWarnings("SystemOut") // it is what the test reads
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Optional<Closeable> lock = FileAccess.ofThisSystem().lock(RawPath.ofText(arguments[0]));
    System.out.println(lock.isPresent() ? "locked" : "not locked");
    Thread.sleep(60_000);
  }
}
