package fieldkit.dupes.cache;

import fieldkit.common.io.FileStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Contents that earlier runs compared. A file is known only while inode, size and both times are
 * what they were before its first byte was read. Thread-safe.
 */
public final class ContentCache {
  private final Map<Key, Entry> entries;
  private final long run;
  private long nextContents;

  /** A cache that knows nothing. */
  public ContentCache() {
    this(Map.of(), 1, 1);
  }

  ContentCache(Map<Key, Entry> entries, long run, long nextContents) {
    this.entries = new HashMap<>(entries);
    this.run = run;
    this.nextContents = nextContents;
  }

  /**
   * A file.
   *
   * @param device its device
   * @param inode its number there
   */
  record Key(long device, long inode) {
    static Key of(FileStatus status) {
      return new Key(status.device(), status.inode());
    }
  }

  /**
   * What a file was when it was compared.
   *
   * @param size bytes
   * @param modified last change of its content, nanoseconds since 1970
   * @param changed last change of content or inode, nanoseconds since 1970
   * @param remembered what is known of its content
   */
  record Entry(long size, long modified, long changed, Remembered remembered) {
    boolean isOf(FileStatus status) {
      return status.size() == size && status.modified() == modified && status.changed() == changed;
    }
  }

  /** What is known of a file that is now so. */
  public synchronized Optional<Remembered> find(FileStatus now) {
    Entry entry = entries.get(Key.of(now));
    return entry == null || !entry.isOf(now) ? Optional.empty() : Optional.of(entry.remembered());
  }

  /** A number for contents that were seen for the first time. */
  public synchronized long newContents() {
    return nextContents++;
  }

  /**
   * Remembers a file.
   *
   * @param status what it was before its first byte was read
   * @param withAll whether this run compares it with all others of its size
   */
  public synchronized void remember(FileStatus status, long contents, boolean withAll) {
    Remembered remembered = new Remembered(contents, withAll ? run : 0);
    Entry _ =
        entries.put(
            Key.of(status),
            new Entry(status.size(), status.modified(), status.changed(), remembered));
  }

  synchronized Map<Key, Entry> entries() {
    return Map.copyOf(entries);
  }

  long run() {
    return run;
  }
}
