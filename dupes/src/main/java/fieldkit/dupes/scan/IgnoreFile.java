package fieldkit.dupes.scan;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads an ignore file. */
final class IgnoreFile {
  private static final int LARGEST = 1 << 20; // what is longer was not written by a person

  private final FileAccess files;

  IgnoreFile(FileAccess files) {
    this.files = files;
  }

  /** The text of a folder's ignore file. */
  String read(RawPath folder, String name) throws IOException {
    try (OpenFile file = files.open(folder.resolve(RawText.encode(name)), true)) {
      long size = file.status().size();
      if (file.status().kind() != FileKind.REGULAR || size > LARGEST) {
        throw new IOException("not a text file of at most 1 MiB");
      }
      ByteBuffer bytes = ByteBuffer.allocateDirect((int) size);
      while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
        // reads on to the end
      }
      byte[] text = new byte[bytes.position()];
      bytes.get(0, text);
      return RawText.decode(text);
    }
  }
}
