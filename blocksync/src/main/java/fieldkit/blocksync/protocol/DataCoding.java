package fieldkit.blocksync.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How data are made smaller for the wire and whole again. One thread; {@link #close} by any. */
public interface DataCoding extends Closeable {
  /** The number of data as they are. */
  int PLAIN = 0;

  /** The number of zstd. */
  int ZSTD = 1;

  /**
   * Makes data smaller, if that pays.
   *
   * @param data all remaining bytes; position and limit stay, here and in the target
   * @param target receives the coded bytes, from its position on
   * @return how many there are; 0 if the data are better sent as they are
   */
  int shrink(ByteBuffer data, ByteBuffer target) throws IOException;

  /**
   * Makes data whole again.
   *
   * @param coded all remaining bytes
   * @param target exactly as large as the data
   * @throws IOException if they are not as many bytes as the target has, or no such data at all;
   *     nothing outside of the target was written even then
   */
  void expand(ByteBuffer coded, ByteBuffer target) throws IOException;

  /** Whether it ever makes anything smaller. */
  default boolean shrinks() {
    return true;
  }

  /** Tells what the frame took, after each {@link #shrink}, to one that adapts. */
  default void sent(SendCost cost) {}

  @Override
  void close();

  /** Sends data as they are. */
  static DataCoding none() {
    return NoCoding.INSTANCE;
  }
}
