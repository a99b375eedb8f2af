package fieldkit.common.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/** A plain file through a channel, on systems whose calls are not known. */
final class PortableBlockFile implements BlockFile {
  private final Path path;
  private final FileChannel channel;

  PortableBlockFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  @Override
  public FileStatus status() throws IOException {
    return PortableFiles.status(path, false);
  }

  @Override
  public DeviceNumber device() {
    return new DeviceNumber(0, 0);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return Math.max(0, channel.read(target, position));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return channel.write(source, position);
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
  public void forceContent() throws IOException {
    channel.force(false);
  }

  @Override
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void setLength(long length) throws IOException {
    if (length < channel.size()) {
      FileChannel _ = channel.truncate(length);
    } else if (length > channel.size()) {
      int _ = channel.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  @Override
  public void punch(long position, long length) throws IOException {
    throw unsupported();
  }

  @Override
  public void zeroRange(long position, long length) throws IOException {
    throw unsupported();
  }

  @Override
  public void zeroOut(long position, long length) throws IOException {
    throw unsupported();
  }

  @Override
  public void dropFromCache(long position, long length) {
    // Java has no word for it
  }

  @Override
  public boolean tryLock() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  @Override
  public boolean isLockedInPart() {
    return false;
  }

  @Override
  public DeviceGeometry geometry() throws IOException {
    throw unsupported();
  }

  @Override
  public Optional<LoopBacking> loopBacking() {
    return Optional.empty();
  }

  @Override
  public int directAlignment() {
    return 0;
  }

  @Override
  public Optional<String> mapperTable(DeviceNumber device) {
    return Optional.empty();
  }

  private static FileFault unsupported() {
    return new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
