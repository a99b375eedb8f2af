package fieldkit.dupes.cache;

import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A cache in a file of text: a line that says what it is, a line of numbers a file, a last line
 * with their count. It is replaced as a whole.
 */
public final class CacheFile {
  private static final String TITLE = "dupes cache 1";
  private static final String END = "end ";
  private static final int FIELDS = 7;

  /** What was not seen in so many runs is forgotten. */
  private static final long LONGEST_MEMORY = 100;

  private final FileAccess files;
  private final RawPath path;

  /** The cache in a file, which may be missing. */
  public CacheFile(FileAccess files, RawPath path) {
    this.files = files;
    this.path = path;
  }

  /** Opens a file's content as a stream. */
  public interface Opener {
    /** The content, from its beginning. */
    InputStream open(FileAccess files, RawPath path) throws IOException;
  }

  /**
   * Reads it.
   *
   * @throws IOException if it is there but is none, or is not whole
   */
  public ContentCache read(Opener opener) throws IOException {
    try (InputStream in = opener.open(files, path)) {
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return new ContentCache();
      }
      throw fault;
    } catch (NumberFormatException e) {
      throw new IOException("is damaged; remove it", e);
    }
  }

  private static ContentCache parse(BufferedReader lines) throws IOException {
    if (!TITLE.equals(lines.readLine())) {
      throw new IOException("is not a cache of dupes");
    }
    Map<ContentCache.Key, ContentCache.Entry> entries = new HashMap<>();
    long run = 0;
    long contents = 0;
    String line = lines.readLine();
    while (line != null && !line.startsWith(END)) {
      long[] fields = numbers(line);
      Remembered remembered = new Remembered(fields[5], fields[6]);
      ContentCache.Entry _ =
          entries.put(
              new ContentCache.Key(fields[0], fields[1]),
              new ContentCache.Entry(fields[2], fields[3], fields[4], remembered));
      run = Math.max(run, remembered.run());
      contents = Math.max(contents, remembered.contents());
      line = lines.readLine();
    }
    if (line == null || Long.parseLong(line.substring(END.length())) != entries.size()) {
      throw new IOException("is not whole; remove it");
    }
    return new ContentCache(entries, run + 1, contents + 1);
  }

  private static long[] numbers(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != FIELDS) {
      throw new NumberFormatException(line);
    }
    long[] numbers = new long[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      numbers[i] = Long.parseLong(words[i]);
    }
    return numbers;
  }

  /** Writes it, in place of what was there. */
  public void write(ContentCache cache) throws IOException {
    AtomicFile.write(files, path, out -> write(cache, out));
  }

  private static void write(ContentCache cache, OutputStream out) throws IOException {
    line(TITLE, out);
    long count = 0;
    for (Map.Entry<ContentCache.Key, ContentCache.Entry> each : cache.entries().entrySet()) {
      ContentCache.Key key = each.getKey();
      ContentCache.Entry entry = each.getValue();
      Remembered remembered = entry.remembered();
      if (remembered.run() > 0 && remembered.run() < cache.run() - LONGEST_MEMORY) {
        continue;
      }
      line(
          "%d %d %d %d %d %d %d"
              .formatted(
                  key.device(),
                  key.inode(),
                  entry.size(),
                  entry.modified(),
                  entry.changed(),
                  remembered.contents(),
                  remembered.run()),
          out);
      count++;
    }
    line(END + count, out);
  }

  private static void line(String text, OutputStream out) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
