package fieldkit.blocksync.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What files and devices hold before a test. */
final class Contents {
  static final int MIB = 1 << 20;

  private Contents() {}

  /** Bytes that nothing makes smaller. */
  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** A new file with these bytes. */
  static Path file(Path path, byte[] bytes) throws IOException {
    return Files.write(path, bytes);
  }

  /** Overwrites some bytes of a file or device, and has them stored. */
  static void patch(Path path, long position, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        int _ = channel.write(left, position + left.position());
      }
      channel.force(true);
    }
  }
}
