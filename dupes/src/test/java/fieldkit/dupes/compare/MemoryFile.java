package fieldkit.dupes.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A candidate in memory that keeps account of how it is read. */
final class MemoryFile implements Candidate {
  final int number;
  final byte[] bytes;
  private final AtomicInteger openNow;
  private final AtomicInteger mostOpen;
  private final BitSet read = new BitSet();
  private int failsAfter = Integer.MAX_VALUE;
  private Optional<Object> storage = Optional.empty();
  private boolean holesAreKnown;
  private int reads;
  long bytesRead;
  long bytesReadAgain;

  MemoryFile(int number, byte[] bytes, AtomicInteger openNow, AtomicInteger mostOpen) {
    this.number = number;
    this.bytes = bytes;
    this.openNow = openNow;
    this.mostOpen = mostOpen;
  }

  /** Lets every read but the first few fail. */
  void failAfter(int goodReads) {
    failsAfter = goodReads;
  }

  /** Whether this file, or one that is said to lie in the same storage, fails. */
  boolean dependsOnABrokenOne(List<MemoryFile> all) {
    return all.stream()
        .filter(file -> file == this || (storage.isPresent() && storage.equals(file.storage)))
        .anyMatch(file -> file.failsAfter != Integer.MAX_VALUE);
  }

  /** Says that all files with an equal key have their bytes in one place. */
  void storeAt(Object key) {
    storage = Optional.of(key);
  }

  /** Lets the zeros of the file be known without reading. */
  void knowHoles() {
    holesAreKnown = true;
  }

  @Override
  public Content open() throws IOException {
    int open = openNow.incrementAndGet();
    mostOpen.accumulateAndGet(open, Math::max);
    return new OpenMemory();
  }

  private final class OpenMemory implements Content {
    private boolean open = true;

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
      if (!open) {
        throw new IllegalStateException("read after close");
      }
      if (reads++ >= failsAfter) {
        throw new IOException("broken");
      }
      int from = Math.toIntExact(position);
      int length = target.remaining();
      BitSet again = read.get(from, from + length);
      bytesReadAgain += again.cardinality();
      read.set(from, from + length);
      bytesRead += length;
      target.put(bytes, from, length);
      return length;
    }

    @Override
    public long nextData(long position) {
      int at = Math.toIntExact(position);
      while (holesAreKnown && at < bytes.length && bytes[at] == 0) {
        at++;
      }
      return at;
    }

    @Override
    public Optional<Object> storage() {
      return storage;
    }

    @Override
    public void close() {
      if (!open) {
        throw new IllegalStateException("closed twice");
      }
      open = false;
      openNow.decrementAndGet();
    }
  }

  boolean hasSameBytes(MemoryFile other) {
    return Arrays.equals(bytes, other.bytes);
  }
}
