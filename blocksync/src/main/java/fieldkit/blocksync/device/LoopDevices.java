package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.LoopBacking;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loop devices and what is behind them, loop(4). */
final class LoopDevices {
  private static final String FILE = "loop/backing_file";

  private static final DeviceNumber NONE = new DeviceNumber(0, 0);

  /** A file that none is: the name is in another namespace, and the device may not be asked. */
  private static final LoopBacking UNKNOWN = new LoopBacking(NONE, 0, NONE, 0, 0);

  private final KernelTexts texts;
  private final FileAccess files;

  LoopDevices(KernelTexts texts, FileAccess files) {
    this.texts = texts;
    this.files = files;
  }

  /**
   * A loop device that shows something.
   *
   * @param path the name the backing file had
   */
  record Attached(BlockNode node, LoopBacking backing, RawPath path) {

    /** Whether it is known which file or device is behind it. */
    boolean isKnown() {
      return !backing.equals(UNKNOWN);
    }
  }

  /** All that show something. */
  List<Attached> all() {
    List<Attached> all = new ArrayList<>();
    for (BlockNode node : BlockNode.all(texts)) {
      of(node).ifPresent(all::add);
    }
    return all;
  }

  /** What a device shows if it is a loop device. */
  Optional<Attached> of(BlockNode node) {
    Optional<String> name = node.attribute(FILE);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    RawPath path = RawPath.of(name.get().getBytes(StandardCharsets.ISO_8859_1));
    LoopBacking backing = asked(node).or(() -> looked(node, path)).orElse(UNKNOWN);
    return Optional.of(new Attached(node, backing, path));
  }

  /** What the loop device itself says, which is right whatever became of the file's name. */
  private Optional<LoopBacking> asked(BlockNode node) {
    try (FoundFile found = files.find(RawPath.ofText(node.title()))) {
      if (!Optional.of(found.device()).equals(node.number())) {
        return Optional.empty();
      }
      try (BlockFile device = found.open(FoundFile.Opening.toRead())) {
        return device.loopBacking();
      }
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private Optional<LoopBacking> looked(BlockNode node, RawPath path) {
    try (FoundFile found = files.find(path)) {
      FileStatus status = found.status();
      return Optional.of(
          new LoopBacking(
              DeviceNumber.of(status.device()),
              status.inode(),
              found.device(),
              number(node, "loop/offset"),
              number(node, "loop/sizelimit")));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static long number(BlockNode node, String attribute) {
    return node.attribute(attribute).map(Long::parseLong).orElse(0L);
  }

  /** The name of what is behind a loop device, as a text of {@link RawText}. */
  static Optional<String> backingName(BlockNode node) {
    return node.bytes(FILE).map(RawText::decode).map(String::strip);
  }
}
