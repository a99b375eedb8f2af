package fieldkit.blocksync.device.content;

import java.util.Optional;

/** ext2, ext3 and ext4, Documentation/filesystems/ext4/super.rst. */
final class ExtSignature implements Signature {
  private static final int SUPER = 1024;
  private static final int MAGIC = 0xEF53;

  private static final int HAS_JOURNAL = 0x4; // compatible
  private static final int IS_JOURNAL = 0x8; // incompatible
  private static final int OF_EXT3 = 0x2 | 0x4 | 0x10; // FILETYPE, RECOVER, META_BG
  private static final int READABLE_OF_EXT3 =
      0x1 | 0x2 | 0x4; // SPARSE_SUPER, LARGE_FILE, BTREE_DIR

  @Override
  public Optional<Content> in(Head head) {
    if (head.le16(SUPER + 56) != MAGIC) {
      return Optional.empty();
    }
    long incompatible = head.le32(SUPER + 96);
    String label = head.text(SUPER + 120, 16);
    String uuid = head.uuid(SUPER + 104);
    if ((incompatible & IS_JOURNAL) != 0) {
      return Optional.of(Content.of("jbd", label, uuid));
    }
    boolean newer =
        (incompatible & ~OF_EXT3) != 0 || (head.le32(SUPER + 100) & ~READABLE_OF_EXT3) != 0;
    boolean journal = (head.le32(SUPER + 92) & HAS_JOURNAL) != 0;
    String older = journal ? "ext3" : "ext2";
    return Optional.of(Content.of(newer ? "ext4" : older, label, uuid));
  }
}
