package fieldkit.dupes;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file's bytes in their order, for those who read streams; whatever bytes its name has. */
final class FileContentStream extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final OpenFile file;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK).limit(0);
  private long position;

  FileContentStream(FileAccess files, RawPath path) throws IOException {
    file = files.open(path, true);
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : block.get() & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, block.remaining());
    block.get(target, offset, count);
    return count;
  }

  private boolean isAtEnd() throws IOException {
    if (!block.hasRemaining()) {
      position += file.read(block.clear(), position);
      ByteBuffer _ = block.flip();
    }
    return !block.hasRemaining();
  }

  @Override
  public void close() {
    file.close();
  }
}
