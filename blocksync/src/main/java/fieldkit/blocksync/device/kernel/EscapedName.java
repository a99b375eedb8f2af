package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.RawPath;
import java.io.ByteArrayOutputStream;

/** Names in tables of /proc, where white space and backslashes are octal, {@code \040}. */
final class EscapedName {
  private EscapedName() {}

  static RawPath decode(String word) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && isOctal(word, i + 1)) {
        bytes.write(Integer.parseInt(word.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        bytes.write(c);
      }
    }
    return RawPath.of(bytes.toByteArray());
  }

  private static boolean isOctal(String word, int from) {
    return word.length() >= from + 3
        && word.substring(from, from + 3).chars().allMatch(c -> c >= '0' && c <= '7');
  }
}
