package fieldkit.blocksync.device.content;

/** Which partition table there is: GPT (UEFI specification, 5.3) or the older one of DOS. */
final class PartitionTable {
  private static final int ENTRIES = 446;
  private static final int ENTRY = 16;

  private PartitionTable() {}

  /**
   * Its name, empty if there is none.
   *
   * @param formatted whether the device holds a file system itself, whose first sector may end as a
   *     table's does
   */
  static String in(Head head, int sector, boolean formatted) {
    if (head.has(sector, "EFI PART")) {
      return "gpt";
    }
    return !formatted && head.le16(510) == 0xAA55 && isTable(head) ? "dos" : "";
  }

  private static boolean isTable(Head head) {
    boolean any = false;
    for (int at = ENTRIES; at < ENTRIES + 4 * ENTRY; at += ENTRY) {
      int active = head.u8(at);
      if (active != 0 && active != 0x80) {
        return false;
      }
      any |= head.u8(at + 4) != 0; // its type
    }
    return any;
  }
}
