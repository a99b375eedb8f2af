package fieldkit.blocksync.device.content;

/**
 * What a device holds, each text empty if there is none or it is not known. Words as blkid(8) has
 * them.
 *
 * @param type the file system or other format: {@code ext4}, {@code swap}, {@code LVM2_member}
 * @param label the name its owner gave it, a text of {@code RawText}
 * @param uuid its own number, as that format writes it
 * @param partitionTable {@code gpt} or {@code dos}
 */
public record Content(String type, String label, String uuid, String partitionTable) {
  /** Nothing that is known. */
  public static final Content NONE = new Content("", "", "", "");

  static Content of(String type, String label, String uuid) {
    return new Content(type, label, uuid, "");
  }

  /** The same with this partition table. */
  public Content withTable(String table) {
    return new Content(type, label, uuid, table);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
