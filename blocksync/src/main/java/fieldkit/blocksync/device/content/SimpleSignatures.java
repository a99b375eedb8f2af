package fieldkit.blocksync.device.content;

import java.util.List;
import java.util.Optional;

/** Formats that are known by a text at a place, and have a label at most. */
final class SimpleSignatures implements Signature {

  private record Format(String type, int at, String magic, int label, int labelLength) {
    Format(String type, int at, String magic) {
      this(type, at, magic, 0, 0);
    }
  }

  private final List<Format> formats =
      List.of(
          new Format("BitLocker", 3, "-FVE-FS-"),
          new Format("ntfs", 3, "NTFS    "),
          new Format("exfat", 3, "EXFAT   "),
          new Format("squashfs", 0, "hsqs"),
          new Format("erofs", 1024, "\u00e2\u00e1\u00f5\u00e0", 1088, 16),
          new Format("f2fs", 1024, "\u0010 \u00f5\u00f2"),
          new Format(
              "bcache",
              4096 + 24,
              "\u00c6\u0085s\u00f6N\u001aE\u00ca\u0082e\u00f5\u007fH\u00bam\u0081"),
          new Format("iso9660", 32769, "CD001", 32808, 32));

  @Override
  public Optional<Content> in(Head head) {
    return formats.stream()
        .filter(format -> head.has(format.at(), format.magic()))
        .findFirst()
        .map(format ->
            Content.of(format.type(), head.text(format.label(), format.labelLength()), ""));
  }
}
