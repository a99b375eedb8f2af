package fieldkit.blocksync.device.content;

import java.util.Optional;

/** btrfs, struct btrfs_super_block in linux/btrfs_tree.h. */
final class BtrfsSignature implements Signature {
  private static final int SUPER = 0x10000;

  @Override
  public Optional<Content> in(Head head) {
    return head.has(SUPER + 64, "_BHRfS_M")
        ? Optional.of(Content.of("btrfs", head.text(SUPER + 299, 256), head.uuid(SUPER + 32)))
        : Optional.empty();
  }
}
