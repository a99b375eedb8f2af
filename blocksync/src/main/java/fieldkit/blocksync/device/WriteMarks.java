package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a {@link WriteMark} of a device or file. Its words are:
 *
 * <ul>
 *   <li>{@code boot}: /proc/sys/kernel/random/boot_id; counters and device numbers begin anew with
 *       it
 *   <li>{@code device}: the device's number; {@code size}, {@code start}: its bytes, and where a
 *       partition begins, Documentation/ABI/stable/sysfs-block
 *   <li>{@code diskseq}: the number of the disk's own that no other has had, of the same document
 *   <li>{@code written}: sectors written and sectors discarded, fields 7 and 14 of the device's
 *       file {@code stat}, Documentation/block/stat.rst
 *   <li>{@code beside}: for a partition the same of its whole disk less that of all the disk's
 *       partitions: what was written through the disk's own node, maybe into this partition
 *   <li>{@code table}: a digest of a device mapper device's table, which decides what its bytes are
 *   <li>{@code behind}, {@code changed}: for a loop device the backing file's device and inode, the
 *       part that is shown, and its times; what is written to it directly is not counted
 *   <li>{@code head}: a digest of the first bytes: commands to the drive itself (secure erase, nvme
 *       format) are not counted either
 *   <li>{@code inode}, {@code changed}: for a plain file its device and inode, and its times
 * </ul>
 *
 * <p>What remains unseen is what is written under the device's own layer (to the physical volume
 * below a logical one) and by commands to the drive that spare its first bytes.
 */
final class WriteMarks {
  private static final int DEEPEST = 32;

  /** File systems of this machine alone that keep the time of every change, through mmap too. */
  private static final Set<String> FAITHFUL =
      Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs");

  private final KernelTexts texts;
  private final FileAccess files;
  private final LoopDevices loops;
  private final Mounts mounts;
  private final MapperTables tables;
  private final String boot;

  WriteMarks(
      KernelTexts texts, FileAccess files, LoopDevices loops, Mounts mounts, Machine machine) {
    this.texts = texts;
    this.files = files;
    this.loops = loops;
    this.mounts = mounts;
    this.tables = new MapperTables(files);
    this.boot = machine.watched() ? machine.boot() : "";
  }

  /**
   * Of a device.
   *
   * @param sequence what the open device says its {@code diskseq} is
   * @param head a digest of its first bytes
   */
  WriteMark ofDevice(BlockNode node, long sequence, String head) throws IOException {
    MarkText text = new MarkText().add("boot", boot).add("head", head);
    boolean sameDisk =
        node.disk().attribute("diskseq").equals(Optional.of(Long.toString(sequence)));
    return !boot.isEmpty() && sameDisk && device(node, text, 0) ? text.mark() : WriteMark.UNKNOWN;
  }

  /** Of a plain file. */
  WriteMark ofFile(FoundFile file) throws IOException {
    boolean faithful = mounts.of(file).filter(on -> FAITHFUL.contains(on.type())).isPresent();
    if (boot.isEmpty() || !faithful) {
      return WriteMark.UNKNOWN;
    }
    Optional<FileStatus> status = QuietFile.status(file);
    if (status.isEmpty()) {
      return WriteMark.UNKNOWN;
    }
    FileStatus quiet = status.get();
    return new MarkText()
        .add("boot", boot)
        .add("inode", Footprints.place(quiet).storage())
        .add("size", quiet.size())
        .add("changed", times(quiet))
        .mark();
  }

  private static String times(FileStatus status) {
    return status.modified() + "/" + status.changed();
  }

  /** Adds a device's words; whether everything was there. */
  private boolean device(BlockNode node, MarkText text, int depth) throws IOException {
    BlockNode disk = node.disk();
    Optional<DeviceNumber> number = node.number();
    Optional<String> sequence = disk.attribute("diskseq");
    Optional<String> written = QuietCounters.of(node);
    if (depth > DEEPEST
        || number.isEmpty()
        || sequence.isEmpty()
        || written.isEmpty()
        || !LocalDisk.isWrittenHereOnly(disk)) {
      return false;
    }
    text.add("device", number.get())
        .add("diskseq", sequence.get())
        .add("start", node.start())
        .add("size", node.size())
        .add("written", written.get());
    return mapped(disk, text) && looped(disk, text, depth);
  }

  private boolean mapped(BlockNode disk, MarkText text) {
    if (disk.attribute("dm/name").isEmpty()) {
      return true;
    }
    Optional<String> digest = disk.number().flatMap(tables::digest);
    digest.ifPresent(known -> text.add("table", known));
    return digest.isPresent();
  }

  private boolean looped(BlockNode disk, MarkText text, int depth) throws IOException {
    Optional<LoopDevices.Attached> loop = loops.of(disk);
    if (loop.isEmpty()) {
      return true;
    }
    LoopDevices.Attached shown = loop.get();
    DeviceNumber device = shown.backing().device();
    text.add("part", shown.backing().offset() + "+" + shown.backing().limit());
    if (device.isDevice()) {
      Optional<BlockNode> node = BlockNode.of(texts, device);
      return node.isPresent() && device(node.get(), text, depth + 1);
    }
    return shown.isKnown() && behind(shown, text);
  }

  private boolean behind(LoopDevices.Attached shown, MarkText text) {
    try (FoundFile file = files.find(shown.path())) {
      Optional<FileStatus> status = QuietFile.status(file);
      boolean local = mounts.of(file).filter(on -> !isRemote(on.type())).isPresent();
      if (!local || status.isEmpty() || !isBehind(shown, status.get())) {
        return false;
      }
      text.add("behind", Footprints.place(status.get()).storage())
          .add("changed", times(status.get()));
      return true;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static boolean isBehind(LoopDevices.Attached shown, FileStatus file) {
    return DeviceNumber.of(file.device()).equals(shown.backing().fileSystem())
        && file.inode() == shown.backing().inode();
  }

  /** Whether other machines write there, or a program answers as it likes. */
  private static boolean isRemote(String type) {
    return type.startsWith("nfs")
        || type.startsWith("smb")
        || type.startsWith("fuse")
        || Set.of("cifs", "9p", "ceph", "afs", "gfs2", "ocfs2", "virtiofs", "zfs").contains(type);
  }
}
