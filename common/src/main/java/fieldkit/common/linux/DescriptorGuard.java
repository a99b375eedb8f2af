package fieldkit.common.linux;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps a descriptor open as long as a thread uses it. A number that is closed may be another
 * file's the next moment: a write that came late would go to that one.
 */
final class DescriptorGuard {
  private final LinuxFiles files;
  private final int descriptor;
  private final Lock using;
  private final Lock closing;
  private boolean open = true;

  DescriptorGuard(LinuxFiles files, int descriptor) {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    this.files = files;
    this.descriptor = descriptor;
    this.using = lock.readLock();
    this.closing = lock.writeLock();
  }

  /** What is done with an open descriptor, and the calling thread's memory for it. */
  interface Use<T> {
    T apply(CallFrame frame, int descriptor) throws IOException;
  }

  <T> T use(Use<T> use) throws IOException {
    using.lock();
    try {
      if (!open) {
        throw new FileFault(FileFault.Reason.OTHER, "Is closed already");
      }
      return use.apply(files.frame(), descriptor);
    } finally {
      using.unlock();
    }
  }

  /** Makes a call whose result is of no interest but must be none of failure. */
  void check(SystemCall call, long b, long c, long d) throws IOException {
    long _ = use((frame, number) -> Errno.check(frame.call(call, number, b, c, d)));
  }

  /** Waits for who uses it, and closes it. */
  void close() {
    closing.lock();
    try {
      if (open) {
        open = false;
        files.close(descriptor);
      }
    } finally {
      closing.unlock();
    }
  }
}
