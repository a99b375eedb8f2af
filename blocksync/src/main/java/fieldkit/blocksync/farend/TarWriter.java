package fieldkit.blocksync.farend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as a tar archive in the format ustar, pax(1). Its size is known before it is written.
 * Names and links are short, and files small, as in a Java runtime.
 */
final class TarWriter {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;

  private final Path folder;
  private final List<Path> files;

  /**
   * @param folder becomes the archive's one entry with all that is in it
   */
  TarWriter(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> all = Files.walk(folder)) {
      this.files = all.sorted().toList();
    }
  }

  /** The archive's bytes. */
  long size() throws IOException {
    long size = 2L * BLOCK;
    for (Path file : files) {
      size += BLOCK + padded(contentSize(file));
    }
    return size;
  }

  void writeTo(OutputStream out) throws IOException {
    for (Path file : files) {
      out.write(header(file));
      long size = contentSize(file);
      if (size > 0) {
        if (Files.copy(file, out) != size) {
          throw new IOException(file + " has changed");
        }
        out.write(new byte[(int) (padded(size) - size)]);
      }
    }
    out.write(new byte[2 * BLOCK]);
  }

  private static long padded(long size) {
    return Math.ceilDiv(size, BLOCK) * BLOCK;
  }

  private static long contentSize(Path file) throws IOException {
    return isLink(file) || Files.isDirectory(file) ? 0 : Files.size(file);
  }

  private static boolean isLink(Path file) {
    return Files.isSymbolicLink(file);
  }

  private byte[] header(Path file) throws IOException {
    byte[] header = new byte[BLOCK];
    boolean isFolder = !isLink(file) && Files.isDirectory(file);
    boolean runs = isFolder || Files.isExecutable(file);
    String link = isLink(file) ? Files.readSymbolicLink(file).toString() : "";
    put(header, 0, LONGEST_NAME, folder.getFileName().resolve(folder.relativize(file)).toString());
    put(header, 100, 8, runs ? "0000700" : "0000600");
    put(header, 108, 8, "0000000"); // owner and group: whoever unpacks it
    put(header, 116, 8, "0000000");
    put(header, 124, 12, "%011o".formatted(contentSize(file)));
    put(header, 136, 12, "%011o".formatted(Files.getLastModifiedTime(folder).toMillis() / 1000));
    put(header, 156, 1, isFolder ? "5" : isLink(file) ? "2" : "0");
    put(header, 157, LONGEST_NAME, link);
    put(header, 257, 8, "ustar\00000");
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, 8, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, int room, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > room) {
      throw new IOException(text + ": its name is too long");
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
