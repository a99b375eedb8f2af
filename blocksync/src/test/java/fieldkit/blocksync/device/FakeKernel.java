package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.KernelTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts of a kernel with devices that this machine does not have. */
final class FakeKernel {
  private final Path root;

  FakeKernel(Path root) throws IOException {
    this.root = root;
    text("proc/self/mountinfo", "");
    text("proc/sys/kernel/random/boot_id", "the boot");
  }

  FakeKernel text(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Path _ = Files.createDirectories(file.getParent());
    Path _ = Files.writeString(file, text.isEmpty() ? "" : text + "\n");
    return this;
  }

  /** A device by the folder of its drivers, below sys/devices. */
  FakeKernel device(String folder, String number, long sectors) throws IOException {
    String path = "sys/devices/" + folder;
    text(path + "/dev", number);
    text(path + "/size", Long.toString(sectors));
    text(path + "/removable", "0");
    text(path + "/diskseq", "9");
    text(path + "/queue/iostats", "1");
    text(path + "/stat", "5 0 40 0 7 0 56 0 0 0 0 2 0 16 0 0 0");
    text(path + "/inflight", "       0        0");
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    link("sys/class/block/" + name, "../../devices/" + folder);
    link("sys/dev/block/" + number, "../../devices/" + folder);
    return this;
  }

  /** A device that is made of another. */
  FakeKernel slave(String upper, String lower) throws IOException {
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    link("sys/devices/" + upper + "/slaves/" + name, "../../../../" + lower);
    return this;
  }

  private void link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Path _ = Files.createDirectories(link.getParent());
    Path _ = Files.createSymbolicLink(link, Path.of(target));
  }

  KernelTexts texts() {
    return KernelTexts.below(root);
  }

  BlockNode node(String name) {
    return BlockNode.named(texts(), name).orElseThrow();
  }
}
