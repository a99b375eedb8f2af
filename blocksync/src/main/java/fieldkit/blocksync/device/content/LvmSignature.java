package fieldkit.blocksync.device.content;

import java.util.Optional;

/** A physical volume of LVM, struct label_header and pv_header of lib/format_text/layout.h. */
final class LvmSignature implements Signature {
  private static final int SECTOR = 512;
  private static final int[] GROUPS = {6, 10, 14, 18, 22, 26, 32};

  @Override
  public Optional<Content> in(Head head) {
    for (int at = 0; at < 4 * SECTOR; at += SECTOR) {
      if (head.has(at, "LABELONE") && head.has(at + 24, "LVM2 001")) {
        int header = at + (int) Math.min(head.le32(at + 20), SECTOR);
        return Optional.of(Content.of("LVM2_member", "", grouped(head.text(header, 32))));
      }
    }
    return Optional.empty();
  }

  private static String grouped(String uuid) {
    if (uuid.length() != 32) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int to : GROUPS) {
      text.append(from == 0 ? "" : "-").append(uuid, from, to);
      from = to;
    }
    return text.toString();
  }
}
