package fieldkit.dupes.search;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.dupes.compare.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of an open file; holes are known to be zero and not read. */
final class FileContent implements Content {
  /** Smaller files are read faster than asked about. */
  private static final int LARGE = 1 << 16;

  private static final byte[] ZEROS = new byte[8192];
  private static final String SHORTER = "became shorter during the scan; left out";

  private final OpenFile file;
  private final FileStatus identity;
  private final boolean mayHaveHoles;
  private final boolean readAhead;

  /**
   * @param identity what the file was before its first byte was read
   */
  FileContent(OpenFile file, FileStatus identity) {
    this.file = file;
    this.identity = identity;
    this.readAhead = identity.size() >= LARGE;
    this.mayHaveHoles = readAhead && identity.mayHaveHoles();
  }

  @Override
  public void checkUnchanged() throws IOException {
    if (!file.status().isUnchanged(identity)) {
      throw new ChangedException("changed during the scan; left out");
    }
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    int wanted = target.remaining();
    if (!mayHaveHoles) {
      readFully(position, target);
      return wanted;
    }
    int end = target.limit();
    int read = 0;
    long at = position;
    while (target.position() < end) {
      int room = end - target.position();
      int zeros = lengthUpTo(file.nextData(at), at, room);
      fillWithZeros(target, zeros);
      at += zeros;
      if (zeros < room) {
        int data = lengthUpTo(file.nextHole(at), at, room - zeros);
        if (data == 0) { // neither data nor a hole: the end
          throw new ChangedException(SHORTER);
        }
        target.limit(target.position() + data);
        readFully(at, target);
        target.limit(end);
        at += data;
        read += data;
      }
    }
    return read;
  }

  private static int lengthUpTo(long end, long from, int most) throws ChangedException {
    if (end < from) {
      throw new ChangedException(SHORTER);
    }
    return (int) Math.min(most, end - from);
  }

  private void readFully(long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = file.read(target, at);
      if (read == 0) {
        throw new ChangedException(SHORTER);
      }
      at += read;
    }
  }

  private static void fillWithZeros(ByteBuffer target, int count) {
    int left = count;
    while (left > 0) {
      int chunk = Math.min(left, ZEROS.length);
      target.put(ZEROS, 0, chunk);
      left -= chunk;
    }
  }

  @Override
  public long nextData(long position) throws IOException {
    return mayHaveHoles ? file.nextData(position) : position;
  }

  @Override
  public void expectScatteredReads() {
    if (readAhead) {
      file.expectScatteredReads();
    }
  }

  @Override
  public void expectOrderedReads() {
    if (readAhead) {
      file.expectOrderedReads();
    }
  }

  @Override
  public Optional<Object> storage() throws IOException {
    return Optional.ofNullable(file.sharedStorage());
  }

  @Override
  public void close() {
    file.close();
  }
}
