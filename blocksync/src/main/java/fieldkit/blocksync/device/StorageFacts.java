package fieldkit.blocksync.device;

import fieldkit.blocksync.device.content.Content;
import fieldkit.common.cli.ByteSize;
import fieldkit.common.io.RawPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a device or file at a moment: what a person wants to see before it is
 * overwritten, what scripts expect of it, and what tells it from others. Immutable. Texts that come
 * from devices and names of files are texts of {@code RawText} with any characters in them: they
 * are escaped where they are shown.
 *
 * @param path the name it was opened by
 * @param canonical the same, absolute and without symbolic links
 * @param kind what it is
 * @param size bytes
 * @param medium the device it is, or the file system's
 * @param content what it holds
 * @param origin which machine's it is, and its number there
 * @param mark stays the same while nothing is written; {@link WriteMark#UNKNOWN} is never the same
 * @param footprint which bytes of which storage it is
 * @param mountedWritable where it, or what is on it, is mounted so that it may change meanwhile
 * @param users who uses it, one sentence each: {@code /dev/sdb1 is mounted at /srv}
 */
public record StorageFacts(
    RawPath path,
    RawPath canonical,
    Kind kind,
    long size,
    Medium medium,
    Content content,
    Origin origin,
    WriteMark mark,
    Footprint footprint,
    List<RawPath> mountedWritable,
    List<String> users) {

  /** What a name stands for. */
  public enum Kind {
    /** A block device. */
    BLOCK_DEVICE,
    /** A plain file. */
    FILE
  }

  /** Copies the lists. */
  public StorageFacts {
    mountedWritable = List.copyOf(mountedWritable);
    users = List.copyOf(users);
  }

  /**
   * One line for a person: {@code /dev/sdb: 931 GiB Samsung SSD 860, serial S3Z9, ext4 'backup'}.
   */
  public String description() {
    String what = kind == Kind.FILE ? "file" : medium.model();
    String label = content.label().isEmpty() ? "" : "'%s'".formatted(content.label());
    String serial = medium.serial().isEmpty() ? "" : "serial " + medium.serial();
    String held = join(" ", content.type(), label);
    String table =
        content.partitionTable().isEmpty() ? "" : content.partitionTable() + " partition table";
    String first = join(" ", ByteSize.format(size), what);
    return path.text() + ": " + join(", ", first, serial, held, table);
  }

  private static String join(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }

  /** The facts as named texts, for the other end. */
  public Map<String, String> toFields() {
    return FactFields.write(this);
  }

  /**
   * Facts from named texts. Names that are not known are passed over, those that are missing stand
   * for nothing known, but for {@code path}, {@code kind} and {@code size}.
   *
   * @throws IllegalArgumentException with a message for the user if a text is not what it should be
   */
  public static StorageFacts fromFields(Map<String, String> fields) {
    return FactFields.read(fields);
  }
}
