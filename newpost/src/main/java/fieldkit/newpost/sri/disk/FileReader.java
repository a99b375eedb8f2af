package fieldkit.newpost.sri.disk;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads whole files of moderate size, one after the other. One thread. */
public final class FileReader {
  private static final int BLOCK = 1 << 17;
  private static final int MOST_BYTES = 256 << 20;

  private final FileAccess files;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);

  /** Reads files seen through this access. */
  public FileReader(FileAccess files) {
    this.files = files;
  }

  /**
   * What was read.
   *
   * @param bytes the file's, which belong to the one who asked
   * @param status what the system said about the file before they were read
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, compared with nothing
  public record Content(byte[] bytes, FileStatus status) {}

  /** Reads a regular file, following symbolic links. */
  public Content read(RawPath path) throws IOException {
    try (OpenFile file = files.open(path, true)) {
      FileStatus status = file.status();
      if (status.kind() == FileKind.DIRECTORY) {
        throw new FileFault(FileFault.Reason.IS_A_DIRECTORY);
      }
      if (status.kind() != FileKind.REGULAR) {
        throw new FileFault(FileFault.Reason.OTHER, "Is not a regular file");
      }
      if (status.size() > MOST_BYTES) {
        throw new FileFault(FileFault.Reason.OTHER, "Is larger than 256 MiB");
      }
      return new Content(content(file, (int) status.size()), status);
    }
  }

  private byte[] content(OpenFile file, int size) throws IOException {
    byte[] bytes = new byte[size];
    int length = 0;
    while (file.read(block.clear(), length) > 0) {
      block.flip();
      if (bytes.length - length < block.remaining()) { // it grows meanwhile
        bytes = Arrays.copyOf(bytes, length + block.remaining());
      }
      int read = block.remaining();
      block.get(bytes, length, read);
      length += read;
      if (length == size && read < BLOCK) {
        break; // saves a system call a page; a change is seen before the page is replaced
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
