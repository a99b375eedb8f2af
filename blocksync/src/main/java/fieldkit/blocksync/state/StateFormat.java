package fieldkit.blocksync.state;

/**
 * The bytes of a state file. Big-endian; a text is u16 length and bytes of {@code RawText}.
 *
 * <pre>
 * file      "blocksync state\n", u32 version, u64 number of this file (random), u32 check
 * batch     u32 length, u32 check of this, u32 check of this and the records, records
 * pair      1, text source, text target, u64 size, u32 region, text suite, 16 bytes key
 * session   2, text id, text boot, text source mark, text tracker mark, text target mark, u8 ended
 * ended     3, text target mark
 * digests   4, u8 sides, u32 first region, u32 n, n digests
 * know      5, u8 sides, u8 known, u32 from, u32 to
 * snapshot  6   all before is what the file was made with
 * </pre>
 *
 * <p>A check is a CRC-32C over the file's number, the batch's number (0, 1 ...) and the bytes, so
 * that no batch can stand for another or come from another file. A file may end within a batch: the
 * program was killed while it wrote. Any other flaw means that something else wrote to the file.
 */
final class StateFormat {
  static final String TITLE = "blocksync state\n";
  static final int VERSION = 1;
  static final int HEAD_BYTES = 32;
  static final int BATCH_HEAD_BYTES = 12;

  /** Records are collected up to about this. */
  static final int FULL_BATCH = 1 << 16;

  /** No batch has more, and no text is longer than {@link #LONGEST_TEXT}. */
  static final int LARGEST_BATCH = 1 << 20;

  static final int LONGEST_TEXT = 0xFFFF;

  static final int KEY_BYTES = 16;

  static final byte PAIR = 1;
  static final byte SESSION = 2;
  static final byte ENDED = 3;
  static final byte DIGESTS = 4;
  static final byte KNOW = 5;
  static final byte SNAPSHOT = 6;

  private StateFormat() {}
}
