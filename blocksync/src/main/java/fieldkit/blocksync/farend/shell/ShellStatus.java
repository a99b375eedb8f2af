package fieldkit.blocksync.farend.shell;

import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import java.io.IOException;

/**
 * What stat(1) says of a file.
 *
 * @param status the same as stat(2)
 * @param device which device it is the node of
 */
record ShellStatus(FileStatus status, DeviceNumber device) {
  private static final int WORDS = 12;
  private static final int HEXADECIMAL = 16;
  private static final long SECOND = 1_000_000_000;
  private static final long BLOCK = 512;

  /** From the line of far.sh's status. */
  static ShellStatus parse(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (words.length != WORDS) {
      throw new IOException("stat there answers '%s'".formatted(line));
    }
    try {
      FileStatus status =
          new FileStatus(
              Long.parseLong(words[0]),
              Long.parseLong(words[1]),
              Integer.parseInt(words[2], HEXADECIMAL),
              Integer.parseInt(words[3]),
              Integer.parseUnsignedInt(words[4]),
              Integer.parseUnsignedInt(words[5]),
              Long.parseLong(words[6]),
              Long.parseLong(words[7]) * BLOCK,
              Long.parseLong(words[8]) * SECOND,
              Long.parseLong(words[9]) * SECOND);
      DeviceNumber device =
          new DeviceNumber(
              Integer.parseInt(words[10], HEXADECIMAL), Integer.parseInt(words[11], HEXADECIMAL));
      return new ShellStatus(status, device);
    } catch (NumberFormatException e) {
      throw new IOException("stat there answers '%s'".formatted(line), e);
    }
  }
}
