package fieldkit.common.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A folder listed by Java's own stream. */
final class PortableDirectory implements OpenDirectory {
  private final FileStatus status;
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> entries;
  private @Nullable Path entry;
  private byte[] name = {};

  PortableDirectory(FileStatus status, DirectoryStream<Path> stream) {
    this.status = status;
    this.stream = stream;
    this.entries = stream.iterator();
  }

  @Override
  public FileStatus status() {
    return status;
  }

  @Override
  public boolean next() throws IOException {
    try {
      if (!entries.hasNext()) {
        return false;
      }
      Path next = entries.next();
      entry = next;
      name = PortableFiles.toRaw(next).name();
      return true;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public byte[] nameArray() {
    return name;
  }

  @Override
  public int nameOffset() {
    return 0;
  }

  @Override
  public int nameLength() {
    return name.length;
  }

  @Override
  public FileKind kind() throws IOException {
    return entryStatus(false).kind();
  }

  @Override
  public FileStatus entryStatus(boolean followLink) throws IOException {
    Path current = entry;
    if (current == null) {
      throw new IllegalStateException("no entry: next() was not called");
    }
    return PortableFiles.status(current, followLink);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
