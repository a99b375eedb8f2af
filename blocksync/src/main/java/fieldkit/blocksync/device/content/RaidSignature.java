package fieldkit.blocksync.device.content;

import java.util.Optional;

/** A member of an md array, struct mdp_superblock_1 in linux/raid/md_p.h, versions 1.1 and 1.2. */
final class RaidSignature implements Signature {
  private static final long MAGIC = 0xa92b4efcL;

  @Override
  public Optional<Content> in(Head head) {
    for (int at : new int[] {0, 4096}) {
      if (head.le32(at) == MAGIC && head.le32(at + 4) == 1) {
        return Optional.of(
            Content.of("linux_raid_member", head.text(at + 32, 32), head.uuid(at + 16)));
      }
    }
    return Optional.empty();
  }
}
