package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Data as they are. */
enum NoCoding implements DataCoding {
  INSTANCE;

  @Override
  public boolean shrinks() {
    return false;
  }

  @Override
  public int shrink(ByteBuffer data, ByteBuffer target) {
    return 0;
  }

  @Override
  public void expand(ByteBuffer coded, ByteBuffer target) throws IOException {
    throw new ProtocolException("coded data where none were agreed upon");
  }

  @Override
  public void close() {}
}
