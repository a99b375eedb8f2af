package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.DeviceNumber;
import java.util.List;
import java.util.Optional;

/**
 * A block device as sysfs shows it, Documentation/ABI/stable/sysfs-block. Immutable; what it says
 * is read at each question.
 */
public final class BlockNode {
  private static final long SECTOR = 512; // the unit of sysfs, whatever the device's own is

  private final KernelTexts texts;
  private final String folder;
  private final String name;

  private BlockNode(KernelTexts texts, String folder) {
    this.texts = texts;
    this.folder = folder;
    this.name = folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** The device with a number. */
  public static Optional<BlockNode> of(KernelTexts texts, DeviceNumber number) {
    return texts.linked("sys/dev/block/" + number).map(folder -> new BlockNode(texts, folder));
  }

  /** The device with a name of the kernel's, such as {@code sda1}. */
  public static Optional<BlockNode> named(KernelTexts texts, String name) {
    return texts.linked("sys/class/block/" + name).map(folder -> new BlockNode(texts, folder));
  }

  /** All there are. */
  public static List<BlockNode> all(KernelTexts texts) {
    return texts.names("sys/class/block").stream()
        .map(name -> named(texts, name))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The kernel's name, such as {@code sda1} or {@code dm-3}. */
  public String name() {
    return name;
  }

  /** The name that people know it by: {@code /dev/sda1}, {@code /dev/mapper/vg0-root}. */
  public String title() {
    return attribute("dm/name")
        .map(mapped -> "/dev/mapper/" + mapped)
        .orElse("/dev/" + name.replace('!', '/'));
  }

  /** Where its drivers are, for those who look at what it hangs on. */
  public String folder() {
    return folder;
  }

  /** Its number. */
  public Optional<DeviceNumber> number() {
    return attribute("dev").map(DeviceNumber::parse);
  }

  /** One of its texts, such as {@code queue/rotational}. */
  public Optional<String> attribute(String attribute) {
    return texts.text(folder + "/" + attribute);
  }

  /** One of its texts as bytes. */
  public Optional<byte[]> bytes(String attribute) {
    return texts.bytes(folder + "/" + attribute);
  }

  /** The names in one of its folders. */
  public List<String> names(String part) {
    return texts.names(folder + "/" + part);
  }

  /** Whether it is a partition that the kernel knows as one. */
  public boolean isPartition() {
    return texts.has(folder + "/partition");
  }

  /** The whole disk it is on, itself if it is no partition. */
  public BlockNode disk() {
    return isPartition()
        ? new BlockNode(texts, folder.substring(0, folder.lastIndexOf('/')))
        : this;
  }

  /** The partitions on it. */
  public List<BlockNode> partitions() {
    return texts.names(folder).stream()
        .filter(entry -> texts.has(folder + "/" + entry + "/partition"))
        .map(entry -> new BlockNode(texts, folder + "/" + entry))
        .toList();
  }

  /** Where on its disk it begins, bytes. */
  public long start() {
    return sectors("start");
  }

  /** How long it is, bytes. */
  public long size() {
    return sectors("size");
  }

  private long sectors(String attribute) {
    return attribute(attribute).map(Long::parseLong).orElse(0L) * SECTOR;
  }

  /** The devices it is made of (device mapper, md, bcache). */
  public List<BlockNode> slaves() {
    return texts.names(folder + "/slaves").stream()
        .map(slave -> named(texts, slave))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
