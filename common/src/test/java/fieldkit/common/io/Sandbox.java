package fieldkit.common.io;

import fieldkit.common.testing.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of a test's own, filled and looked at without the code under test. */
record Sandbox(Path folder) {

  /** The path of a name in it. */
  RawPath path(String name) {
    return root().resolve(RawText.encode(name));
  }

  /** The folder itself. */
  RawPath root() {
    return RawPath.ofText(folder.toString());
  }

  /** Runs a shell script there. */
  String sh(String script) {
    return Command.sh(folder, script);
  }

  /** A file with this content. */
  RawPath file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  RawPath file(String name, byte[] content) throws IOException {
    Path _ = Files.write(folder.resolve(name), content);
    return path(name);
  }

  /** What a file holds. */
  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The names in the folder, as ls sees them. */
  String names() {
    return sh("ls -A");
  }

  /** All of a file, read through the code under test in pieces of so many bytes. */
  static byte[] readAll(OpenFile file, int piece) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(piece);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      buffer.clear();
      int read = file.read(buffer, all.size());
      if (read == 0) {
        return all.toByteArray();
      }
      byte[] bytes = new byte[read];
      buffer.flip().get(bytes);
      all.writeBytes(bytes);
    }
  }
}
