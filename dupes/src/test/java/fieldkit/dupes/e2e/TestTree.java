package fieldkit.dupes.e2e;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Files below a temporary folder. Names are texts of {@link RawText}, so that any bytes can be a
 * name; folders are made as they are needed.
 */
final class TestTree {
  private final Path root;

  TestTree(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  Path root() {
    return root;
  }

  /** The root's path, as an argument. */
  String path() {
    return root.toString();
  }

  /** The path of a name below the root, as an argument. */
  String path(String name) {
    return root + "/" + name;
  }

  /** The file of that name, whether it exists or not. */
  Path at(String name) {
    return toPath(path(name));
  }

  /** A file with a text in it. */
  Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of these bytes. */
  Path file(String name, byte[] content) throws IOException {
    return Files.write(newName(name), content);
  }

  /** An empty folder. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(at(name));
  }

  /** A symbolic link with that text in it. */
  Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(newName(name), toPath(target));
  }

  /** A further name of a file. */
  Path hardLink(String name, String existing) throws IOException {
    return Files.createLink(newName(name), at(existing));
  }

  /** Sets a file's modification time. */
  void modified(String name, Instant time) throws IOException {
    Path _ = Files.setLastModifiedTime(at(name), FileTime.from(time));
  }

  /** Sets permissions, as {@code rwxr-xr-x}. */
  void permissions(String name, String text) throws IOException {
    Path _ = Files.setPosixFilePermissions(at(name), PosixFilePermissions.fromString(text));
  }

  private Path newName(String name) throws IOException {
    Path path = at(name);
    Path parent = path.getParent();
    if (parent != null) {
      Path _ = Files.createDirectories(parent);
    }
    return path;
  }

  /** So many bytes of one value. */
  static byte[] bytes(int count, char value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** So many bytes of one value, and one that is another. */
  static byte[] bytes(int count, char value, int oddPlace) {
    byte[] bytes = bytes(count, value);
    bytes[oddPlace]++;
    return bytes;
  }

  /** A path of Java's for any bytes; relative ones must be plain. */
  static Path toPath(String text) {
    if (!text.startsWith("/")) {
      return Path.of(text);
    }
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : RawText.encode(text)) {
      boolean plain = b == '/' || (b > 0 && Character.isLetterOrDigit(b));
      uri.append(plain ? String.valueOf((char) b) : "%" + HexFormat.of().toHexDigits(b));
    }
    return Path.of(URI.create(uri.toString()));
  }
}
