package fieldkit.common.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file read through a channel. Its status is its name's, looked up again. */
final class PortableFile implements OpenFile {
  private final Path path;
  private final FileChannel channel;

  PortableFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  @Override
  public FileStatus status() throws IOException {
    return PortableFiles.status(path, true);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return Math.max(0, channel.read(target, position));
  }

  @Override
  public long nextData(long position) {
    return position;
  }

  @Override
  public long nextHole(long position) throws IOException {
    return channel.size();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing was written: closing has nothing to fail at
    }
  }
}
