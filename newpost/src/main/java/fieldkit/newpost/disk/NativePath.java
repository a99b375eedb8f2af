package fieldkit.newpost.disk;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names between Java's paths and texts of {@code RawText}, without losing bytes. */
public final class NativePath {
  private static final String ESCAPED_IN_ADDRESSES = " !\"#$%&'()*+,:;<=>?@[\\]^`{|}~";

  private NativePath() {}

  /** The path a word of the command line means. */
  public static Path of(String word, Path folder) {
    boolean text = word.chars().noneMatch(c -> Character.isSurrogate((char) c) || c == 0xFFFD);
    return text ? folder.resolve(word) : Path.of(URI.create(address(word, folder)));
  }

  private static String address(String word, Path folder) {
    StringBuilder address =
        new StringBuilder(word.startsWith("/") ? "file://" : folder.toUri().toString());
    if (address.charAt(address.length() - 1) != '/' && !word.startsWith("/")) {
      address.append('/');
    }
    for (byte b : RawText.encode(word)) {
      int c = b & 0xFF;
      if (c <= ' ' || c >= 0x7F || ESCAPED_IN_ADDRESSES.indexOf(c) >= 0) {
        address.append("%%%02X".formatted(c));
      } else {
        address.append((char) c);
      }
    }
    return address.toString();
  }

  /** A path's bytes as a text of {@code RawText}. */
  public static String text(Path path) {
    String text = path.toString();
    return text.indexOf(0xFFFD) < 0 ? text : RawText.decode(bytes(path));
  }

  /** A path's bytes. */
  public static RawPath raw(Path path) {
    return RawPath.ofText(text(path));
  }

  private static byte[] bytes(Path path) {
    String address = path.toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) == '%') {
        bytes.write(Integer.parseInt(address.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(address.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
