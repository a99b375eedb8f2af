package fieldkit.newpost.sri.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Some bytes of a page that become others.
 *
 * @param from the first of them
 * @param to behind the last; {@code from} to insert only
 * @param text what stands there then, ASCII
 */
public record Edit(int from, int to, String text) {

  /** The page with all its edits, which must not overlap. */
  public static byte[] apply(byte[] page, List<Edit> edits) {
    ByteArrayOutputStream result = new ByteArrayOutputStream(page.length + 256);
    int done = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
      result.write(page, done, edit.from() - done);
      result.writeBytes(edit.text().getBytes(StandardCharsets.US_ASCII));
      done = edit.to();
    }
    result.write(page, done, page.length - done);
    return result.toByteArray();
  }
}
