package fieldkit.blocksync.state.changes;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of ranges that somebody else made and vouches for, whatever the mark. It says nothing
 * about any later time.
 *
 * <p>Either a range a line, {@code offset length} in bytes, decimal or with {@code 0x}; or a map
 * file of GNU ddrescue, of which the finished blocks (status {@code +}) are taken, as ddrescue
 * itself does with {@code --domain-mapfile}. What follows a {@code #} is a comment in both.
 */
public final class GivenRanges implements ChangeTracker {
  private static final int LARGEST_LIST = 1 << 26;
  private static final String STATUSES = "?*/-+FG"; // ddrescue manual, "Mapfile structure"

  private final ByteRanges ranges;

  /** These ranges. */
  public GivenRanges(ByteRanges ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads a list.
   *
   * @param deviceSize the bytes of the device it is a list of
   * @throws IOException if it cannot be read, or is no such list, or names bytes that the device
   *     does not have: the message names the line
   */
  public static GivenRanges read(FileAccess files, RawPath list, long deviceSize)
      throws IOException {
    try (OpenFile file = files.open(list, true)) {
      return parse(text(file), deviceSize);
    }
  }

  private static String text(OpenFile file) throws IOException {
    long size = file.status().size();
    if (size > LARGEST_LIST) {
      throw new IOException("is too large for a list of ranges");
    }
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.max(1, (int) size));
    int read;
    do {
      read = file.read(bytes, bytes.position());
    } while (read > 0 && bytes.hasRemaining());
    return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
  }

  /** Reads the text of a list, as {@link #read} does. */
  static GivenRanges parse(String text, long deviceSize) throws IOException {
    List<ByteRange> ranges = new ArrayList<>();
    boolean map = false;
    boolean first = true;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (content.isEmpty()) {
        continue;
      }
      String[] words = content.split("\\s+", -1);
      if (first && words.length >= 2 && isStatus(words[1])) {
        map = true; // where ddrescue was and what it did there
      } else if (!map || isFinished(words, number)) {
        add(words, map ? 3 : 2, deviceSize, number, ranges);
      }
      first = false;
    }
    return new GivenRanges(ByteRanges.of(ranges));
  }

  private static boolean isStatus(String word) {
    return word.length() == 1 && STATUSES.contains(word);
  }

  private static boolean isFinished(String[] words, int number) throws IOException {
    if (words.length != 3 || !isStatus(words[2])) {
      throw new IOException("line %d: not 'position size status'".formatted(number));
    }
    return words[2].equals("+");
  }

  private static void add(
      String[] words, int expected, long deviceSize, int number, List<ByteRange> ranges)
      throws IOException {
    if (words.length != expected) {
      throw new IOException("line %d: not 'offset length'".formatted(number));
    }
    long from = parse(words[0], number);
    long length = parse(words[1], number);
    if (length > deviceSize || from > deviceSize - length) {
      throw new IOException(
          "line %d: goes beyond the end of the device, which has %d bytes"
              .formatted(number, deviceSize));
    }
    if (length > 0) {
      ranges.add(new ByteRange(from, from + length));
    }
  }

  private static long parse(String word, int number) throws IOException {
    boolean hexadecimal = word.startsWith("0x") || word.startsWith("0X");
    String digits = hexadecimal ? word.substring(2) : word;
    try {
      if (Character.digit(digits.isEmpty() ? ' ' : digits.charAt(0), 16) >= 0) { // no sign
        return Long.parseLong(digits, hexadecimal ? 16 : 10);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IOException("line %d: '%s' is no number of bytes".formatted(number, word));
  }

  /** None: whoever made the list does not watch. */
  @Override
  public Mark mark() {
    return Mark.NONE;
  }

  @Override
  public Changes changedSince(Mark mark) {
    return Changes.within(
        ranges, "the ranges given name %d bytes that may have changed".formatted(ranges.bytes()));
  }
}
