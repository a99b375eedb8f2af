package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.Lease;
import fieldkit.common.io.OpenFile;
import java.io.IOException;

/**
 * A file kept open from its proof to the act, and kept from being written to where the system can.
 * What it was when it was opened it must be at every later look, but for what we do ourselves.
 */
final class HeldFile implements AutoCloseable {
  private final OpenFile file;
  private final Lease lease;
  private FileStatus expected;

  private HeldFile(OpenFile file, Lease lease, FileStatus expected) {
    this.file = file;
    this.lease = lease;
    this.expected = expected;
  }

  /** Holds an open file; closes it if it can't be held. */
  static HeldFile hold(OpenFile file) throws IOException {
    try {
      Lease lease = file.lease();
      if (lease == Lease.IN_USE) {
        throw new RefusedException("is open for writing");
      }
      return new HeldFile(file, lease, file.status());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  OpenFile file() {
    return file;
  }

  /** What it is now, as far as is known. */
  FileStatus status() {
    return expected;
  }

  /** Fails if anybody but us touched it since. */
  void checkUntouched() throws IOException {
    if (lease == Lease.HELD && !file.isLeaseHeld()) {
      throw new RefusedException("is being opened for writing");
    }
    if (!file.status().isUnchanged(expected)) {
      throw new RefusedException("changed");
    }
  }

  /** We gave it a name, or took one away: that changes the inode, but nothing else may have. */
  void changedByUs() throws IOException {
    FileStatus now = file.status();
    if (now.size() == expected.size() && now.modified() == expected.modified()) {
      expected = now;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
