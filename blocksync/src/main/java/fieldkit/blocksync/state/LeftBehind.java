package fieldkit.blocksync.state;

import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Notes that targets leave on their host when a session is cut, one for each device: which session
 * it was and the device's mark after everything it wrote was forced. While the device has that mark
 * nobody else has written to it. Safe for several threads.
 *
 * <p>A note is text, the values as in an address ({@code %0A}), with a check in its last line:
 *
 * <pre>
 * blocksync interrupted 1
 * session 0123456789abcdef0123456789abcdef
 * mark ...
 * device ...
 * check 1a2b3c4d
 * </pre>
 */
public final class LeftBehind {
  private static final String TITLE = "blocksync interrupted 1\n";
  private static final int LARGEST = 1 << 16;

  private final FileAccess files;
  private final RawPath folder;

  /** Notes in a folder, which is there. */
  LeftBehind(FileAccess files, RawPath folder) {
    this.files = files;
    this.folder = folder;
  }

  /**
   * A note. Texts of {@code RawText}.
   *
   * @param session the session's 32 hexadecimal digits
   * @param mark the device's mark
   * @param device the device's identity
   */
  public record Note(String session, String mark, String device) {}

  /** Leaves a note, in place of an earlier one about the device. */
  public void leave(Note note) throws IOException {
    AtomicFile.write(
        files,
        path(note.device()),
        out -> out.write(text(note).getBytes(StandardCharsets.US_ASCII)));
  }

  /** The note about a device, if there is one that can be believed. */
  public Optional<Note> find(String device) throws IOException {
    try (OpenFile file = files.open(path(device), true)) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(LARGEST);
      int read;
      do {
        read = file.read(bytes, bytes.position());
      } while (read > 0 && bytes.hasRemaining());
      return parse(StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString())
          .filter(note -> note.device().equals(device));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** Takes the note about a device away, if there is one: a session has ended well. */
  public void remove(String device) throws IOException {
    try {
      files.remove(path(device));
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND) {
        throw fault;
      }
    }
  }

  private RawPath path(String device) {
    return folder.resolve(RawText.encode(PairIdentity.fileName(device)));
  }

  private static String text(Note note) {
    String text =
        TITLE
            + "session %s\nmark %s\ndevice %s\n"
                .formatted(escape(note.session()), escape(note.mark()), escape(note.device()));
    return text + "check %08x\n".formatted(check(text));
  }

  private static Optional<Note> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 5 || !text.startsWith(TITLE)) {
      return Optional.empty();
    }
    try {
      Note note =
          new Note(
              unescape(lines.get(1), "session "),
              unescape(lines.get(2), "mark "),
              unescape(lines.get(3), "device "));
      return text(note).equals(text) ? Optional.of(note) : Optional.empty();
    } catch (IllegalArgumentException e) { // no such escapes
      return Optional.empty();
    }
  }

  private static int check(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return (int) crc.getValue();
  }

  private static String escape(String text) {
    String bytes = new String(RawText.encode(text), StandardCharsets.ISO_8859_1);
    return URLEncoder.encode(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String unescape(String line, String name) {
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException(line);
    }
    String bytes = URLDecoder.decode(line.substring(name.length()), StandardCharsets.ISO_8859_1);
    return RawText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
