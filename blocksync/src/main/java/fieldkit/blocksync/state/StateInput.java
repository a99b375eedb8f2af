package fieldkit.blocksync.state;

import fieldkit.common.io.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a state file from its beginning. One thread. */
final class StateInput {
  private final OpenFile file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).limit(0);
  private long position;

  StateInput(OpenFile file) {
    this.file = file;
  }

  /** Fills an array; how many bytes there were, fewer only at the end of the file. */
  int read(byte[] target) throws IOException {
    int done = 0;
    while (done < target.length) {
      if (!buffer.hasRemaining() && !refill()) {
        return done;
      }
      int part = Math.min(buffer.remaining(), target.length - done);
      ByteBuffer _ = buffer.get(target, done, part);
      done += part;
    }
    return done;
  }

  private boolean refill() throws IOException {
    int read = file.read(buffer.clear(), position);
    position += read;
    ByteBuffer _ = buffer.flip();
    return read > 0;
  }
}
