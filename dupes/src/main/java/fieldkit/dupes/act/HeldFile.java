package fieldkit.dupes.act;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.Lease;
import fieldkit.common.io.OpenFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file kept open from its proof to the act, and kept from being written to where the system can.
 * What it was when it was opened it must be at every later look, but for what we do ourselves.
 */
final class HeldFile implements AutoCloseable {
  private final OpenFile file;
  private final String who;
  private final Lease lease;
  private FileStatus expected;
  private @Nullable ExtendedAttributes attributes;

  private HeldFile(OpenFile file, String who, Lease lease, FileStatus expected) {
    this.file = file;
    this.who = who;
    this.lease = lease;
    this.expected = expected;
  }

  /**
   * Holds an open file; closes it if it can't be held.
   *
   * @param who what a message calls it, ahead of what is wrong; empty for the victim
   */
  static HeldFile hold(OpenFile file, String who) throws IOException {
    try {
      Lease lease = file.lease();
      if (lease == Lease.IN_USE) {
        throw new RefusedException(who + "is open for writing");
      }
      return new HeldFile(file, who, lease, file.status());
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

  /**
   * Its extended attributes, read once: a change shows in the inode's time, and thus at the next
   * look.
   */
  ExtendedAttributes attributes() throws IOException {
    ExtendedAttributes known = attributes;
    if (known == null) {
      known = file.attributes();
      attributes = known;
    }
    return known;
  }

  /**
   * Fails if anybody but us touched it since.
   *
   * @param now what it is, seen at its name: that is a look at the file and at the name in one
   */
  void checkUntouched(FileStatus now) throws IOException {
    checkLease();
    if (!now.isUnchanged(expected)) {
      throw new RefusedException(who + "changed");
    }
  }

  /**
   * Fails if anybody wrote to it since, or is about to.
   *
   * @param now what it is, seen at its name
   */
  void checkNotWritten(FileStatus now) throws IOException {
    checkLease();
    if (!hasContentOf(now)) {
      throw new RefusedException(who + "changed");
    }
  }

  private void checkLease() throws IOException {
    if (lease == Lease.HELD && !file.isLeaseHeld()) {
      throw new RefusedException(who + "is being opened for writing");
    }
  }

  private boolean hasContentOf(FileStatus now) {
    return now.isSameFile(expected)
        && now.size() == expected.size()
        && now.modified() == expected.modified();
  }

  /** We gave it a name, or took one away: that changes the inode, but nothing else may have. */
  void changedByUs() {
    try {
      FileStatus now = file.status();
      if (hasContentOf(now)) {
        expected = now;
      }
    } catch (IOException unknown) {
      // what was done is done; the next look at the file fails
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
