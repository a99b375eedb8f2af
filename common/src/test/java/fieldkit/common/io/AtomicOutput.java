package fieldkit.common.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A process that writes a text to a file. */
final class AtomicOutput {
  private AtomicOutput() {}

  static void main(String[] arguments) throws IOException {
    FileAccess files = Implementation.valueOf(arguments[0]).files();
    byte[] text = arguments[2].getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(files, RawPath.ofText(arguments[1]), out -> out.write(text));
  }
}
