package fieldkit.dupes.act;

import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A trash can of the freedesktop.org Trash specification 1.0: a folder {@code files} with what was
 * thrown away and a folder {@code info} that says where it was.
 *
 * @param path where the can is
 * @param files its folder of files
 * @param info its folder of notes
 * @param top the folder that paths in the notes are relative to; null where they are absolute
 */
record TrashCan(RawPath path, FolderHandle files, FolderHandle info, @Nullable RawPath top)
    implements AutoCloseable {
  private static final String HEX = "0123456789ABCDEF";
  private static final String PLAIN = "-_.~/";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /** The note for a file that was thrown away. */
  byte[] note(RawPath file, LocalDateTime when) {
    byte[] path = file.toBytes();
    int start = top == null ? 0 : top.length() + (top.length() == 1 ? 0 : 1);
    String text =
        "[Trash Info]\nPath=%s\nDeletionDate=%s\n"
            .formatted(escaped(path, start), DATE.format(when));
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As in a URL: everything but letters, digits and a few signs as %XX. */
  private static String escaped(byte[] path, int start) {
    StringBuilder text = new StringBuilder(path.length);
    for (int i = start; i < path.length; i++) {
      int one = path[i] & 0xff;
      boolean plain =
          one < 0x80 && (Character.isLetterOrDigit(one) || PLAIN.indexOf((char) one) >= 0);
      if (plain) {
        StringBuilder _ = text.append((char) one);
      } else {
        StringBuilder _ =
            text.append('%').append(HEX.charAt(one >> 4)).append(HEX.charAt(one & 15));
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    files.close();
    info.close();
  }
}
