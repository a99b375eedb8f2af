package fieldkit.blocksync.device.kernel;

import java.util.List;
import java.util.Optional;

/** Which devices make up one btrfs, /sys/fs/btrfs; mountinfo names only one of them. */
public record BtrfsPools(KernelTexts texts) {
  private static final String FOLDER = "sys/fs/btrfs";

  /** All devices of the mounted btrfs that a device is part of; that device alone otherwise. */
  public List<BlockNode> with(BlockNode device) {
    for (String pool : texts.names(FOLDER)) {
      List<String> names = texts.names(FOLDER + "/" + pool + "/devices");
      if (names.contains(device.name())) {
        return names.stream()
            .map(name -> BlockNode.named(texts, name))
            .flatMap(Optional::stream)
            .toList();
      }
    }
    return List.of(device);
  }
}
