package fieldkit.blocksync.device.content;

import java.util.Optional;

/** FAT12, FAT16 and FAT32, Microsoft's fatgen103. */
final class DosSignature implements Signature {
  private static final String NONE = "NO NAME";

  @Override
  public Optional<Content> in(Head head) {
    if (head.le16(510) != 0xAA55) {
      return Optional.empty();
    }
    if (head.has(82, "FAT32   ")) {
      return Optional.of(vfat(head, 71, 67));
    }
    return head.has(54, "FAT16   ") || head.has(54, "FAT12   ") || head.has(54, "FAT     ")
        ? Optional.of(vfat(head, 43, 39))
        : Optional.empty();
  }

  private static Content vfat(Head head, int label, int serial) {
    String text = head.text(label, 11);
    long number = head.le32(serial);
    return Content.of(
        "vfat",
        text.equals(NONE) ? "" : text,
        "%04X-%04X".formatted(number >> 16, number & 0xFFFF));
  }
}
