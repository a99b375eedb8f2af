package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.blocksync.device.kernel.Swap;
import fieldkit.blocksync.device.kernel.XenDisk;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who uses what: mounts, swap, devices made of others (device mapper, md, bcache), loop
 * devices, Xen domains. What other mount namespaces have mounted is not among it; the kernel's own
 * guard, open(2) O_EXCL, knows that.
 */
final class Users {
  private final KernelTexts texts;
  private final FileAccess files;
  private final LoopDevices loops;
  private final Mounts mounts;
  private final Footprints footprints;

  Users(
      KernelTexts texts,
      FileAccess files,
      LoopDevices loops,
      Mounts mounts,
      Footprints footprints) {
    this.texts = texts;
    this.files = files;
    this.loops = loops;
    this.mounts = mounts;
    this.footprints = footprints;
  }

  /** Who uses any of these bytes. */
  List<User> of(Footprint target) throws IOException {
    return all().stream().filter(user -> user.uses(target)).toList();
  }

  private List<User> all() throws IOException {
    List<User> users = new ArrayList<>();
    addMounts(users);
    for (Swap swap : Swap.all(texts)) {
      addNamed(swap.path(), "is used as swap", users);
    }
    for (BlockNode node : BlockNode.all(texts)) {
      addParts(node, users);
    }
    for (LoopDevices.Attached loop : loops.all()) {
      users.add(
          new User(
              "%s is attached to %s".formatted(loop.path().text(), loop.node().title()),
              footprints.ofDevice(loop.node()),
              loop.node().number(),
              Optional.empty()));
    }
    for (XenDisk disk : XenDisk.all(texts)) {
      addDomain(disk, users);
    }
    return users;
  }

  private void addMounts(List<User> users) throws IOException {
    Map<String, Footprint> known = new HashMap<>(); // one device may be mounted a thousand times
    for (Mount mount : mounts.all()) {
      String how = "is mounted at " + mount.point().text();
      List<BlockNode> nodes = mounts.devicesOf(mount);
      if (nodes.isEmpty()) {
        addNamed(mount.source(), how, users); // a file system that reads its image itself
      }
      for (BlockNode node : nodes) {
        users.add(
            new User(
                node.title() + " " + how,
                known.computeIfAbsent(node.name(), _ -> footprints.ofDevice(node)),
                Optional.empty(),
                mount.readOnly() ? Optional.empty() : Optional.of(mount.point())));
      }
    }
  }

  private void addNamed(RawPath path, String how, List<User> users) throws IOException {
    if (!path.isAbsolute()) {
      return;
    }
    String sentence = path.text() + " " + how;
    Optional<BlockNode> node = mounts.nodeOf(path);
    if (node.isPresent()) {
      users.add(User.of(sentence, footprints.ofDevice(node.get())));
      return;
    }
    try (FoundFile file = files.find(path)) {
      if (file.status().kind() == FileKind.REGULAR) {
        users.add(User.of(sentence, footprints.ofFile(file)));
      }
    } catch (FileFault notThere) {
      // the name says nothing any more
    }
  }

  private void addParts(BlockNode node, List<User> users) {
    for (BlockNode slave : node.slaves()) {
      users.add(
          new User(
              "%s is part of %s".formatted(slave.title(), node.title()),
              footprints.ofDevice(slave),
              node.number(),
              Optional.empty()));
    }
  }

  private void addDomain(XenDisk disk, List<User> users) {
    Optional<BlockNode> node = BlockNode.of(texts, disk.device());
    if (node.isPresent()) {
      String sentence =
          "%s is a disk of Xen domain %d".formatted(node.get().title(), disk.domain());
      users.add(User.of(sentence, footprints.ofDevice(node.get())));
    }
  }
}
