package fieldkit.blocksync.device.content;

import java.util.Optional;

/** A member of a ZFS pool, by an uberblock of its first label. */
final class ZfsSignature implements Signature {
  private static final int FIRST = 128 << 10;
  private static final int LAST = 256 << 10;
  private static final int STEP = 1 << 10;
  private static final long MAGIC = 0x00bab10cL;

  @Override
  public Optional<Content> in(Head head) {
    for (int at = FIRST; at < LAST; at += STEP) {
      if (head.le64(at) == MAGIC || head.le64(at) == Long.reverseBytes(MAGIC)) {
        return Optional.of(Content.of("zfs_member", "", ""));
      }
    }
    return Optional.empty();
  }
}
