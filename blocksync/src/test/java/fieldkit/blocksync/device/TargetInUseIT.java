package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is used is not opened to be written, and it is said who uses it. */
class TargetInUseIT {
  private static final long SIZE = 320 << 20;
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  private LoopDevice device() throws IOException {
    return LoopDevice.of(folder.resolve("image"), SIZE);
  }

  private static void assertFree(String path) throws IOException, RefusedException {
    try (Storage storage = Openers.target(path)) {
      assertThat(storage.size()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void aMountedDevice(String type) throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      try (MountedDevice mounted =
          MountedDevice.formatted(type, device.name(), folder.resolve("a b"))) {
        Openers.assertRefused(device.name())
            .isEqualTo("%1$s: in use: %1$s is mounted at %2$s", device.name(), mounted.folder());
      }
      assertFree(device.name());
    }
  }

  @Test
  void aDeviceMountedReadOnly() throws IOException {
    try (LoopDevice device = device()) {
      MountedDevice.format("ext4", device.name());
      try (MountedDevice mounted =
          MountedDevice.of(folder.resolve("m"), "-o", "ro", device.name())) {
        Openers.assertRefused(device.name()).endsWith(" is mounted at " + mounted.folder());
      }
    }
  }

  @Test
  void theSecondDeviceOfAMountedBtrfs() throws IOException, RefusedException {
    Programs.assumeThere("mkfs.btrfs");
    try (LoopDevice one = device();
        LoopDevice two = LoopDevice.of(folder.resolve("image2"), SIZE)) {
      String _ = Programs.runOrSkip("mkfs.btrfs", "-q", one.name(), two.name());
      String options = "device=%s,device=%s".formatted(one.name(), two.name());
      try (MountedDevice mounted =
          MountedDevice.of(folder.resolve("m"), "-t", "btrfs", "-o", options, one.name())) {
        Openers.assertRefused(two.name())
            .isEqualTo("%1$s: in use: %1$s is mounted at %2$s", two.name(), mounted.folder());
        Openers.assertRefused(one.name()).contains(one.name() + " is mounted at ");
      }
      assertFree(two.name());
    }
  }

  @Test
  void aDiskOfWhichAPartitionIsMounted() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String first = device.partition(1, MIB, 100 * MIB);
      String second = device.partition(2, 110 * MIB, 100 * MIB);
      try (MountedDevice mounted = MountedDevice.formatted("ext4", second, folder.resolve("m"))) {
        Openers.assertRefused(device.name())
            .isEqualTo("%s: in use: %s is mounted at %s", device.name(), second, mounted.folder());
        Openers.assertRefused(second).contains(second + " is mounted at ");
        assertFree(first);
      }
      assertFree(device.name());
    }
  }

  @Test
  void aPartitionOfADiskThatIsMountedWhole() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, 100 * MIB, 100 * MIB);
      try (MountedDevice mounted =
          MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
        Openers.assertRefused(partition)
            .isEqualTo(
                "%s: in use: %s is mounted at %s", partition, device.name(), mounted.folder());
      }
      assertFree(partition);
    }
  }

  @Test
  void swap() throws IOException, RefusedException {
    Programs.assumeThere("mkswap", "swapon", "swapoff");
    try (LoopDevice device = device()) {
      String partition = device.partition(1, MIB, 100 * MIB);
      String _ = Programs.runOrSkip("mkswap", partition);
      String _ = Programs.runOrSkip("swapon", partition);
      try {
        Openers.assertRefused(partition).isEqualTo("%1$s: in use: %1$s is used as swap", partition);
        Openers.assertRefused(device.name())
            .endsWith(": in use: %s is used as swap".formatted(partition));
      } finally {
        String _ = Programs.run("swapoff", partition);
      }
      assertFree(device.name());
    }
  }

  @Test
  void aSwapFile() throws IOException {
    Programs.assumeRoot();
    Programs.assumeThere("mkswap", "swapon", "swapoff");
    Path file = folder.resolve("swap file");
    String _ = Programs.run("dd", "if=/dev/zero", "of=" + file, "bs=1M", "count=10", "status=none");
    String _ = Programs.run("chmod", "600", file.toString());
    String _ = Programs.runOrSkip("mkswap", file.toString());
    String _ = Programs.runOrSkip("swapon", file.toString());
    try {
      Openers.assertRefused(file.toString()).isEqualTo("%1$s: in use: %1$s is used as swap", file);
      Path link = Files.createLink(folder.resolve("other"), file);
      Openers.assertRefused(link.toString()).contains(" is used as swap");
    } catch (IOException swapFilesTakeNoLinks) {
      assertThat(swapFilesTakeNoLinks).hasMessageContaining("other");
    } finally {
      String _ = Programs.run("swapoff", file.toString());
    }
  }

  @Test
  void aFileBehindALoopDevice() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String image = device.image().toString();
      Path other = Files.createLink(folder.resolve("other"), device.image());
      Path link = Files.createSymbolicLink(folder.resolve("link"), device.image());
      for (String name : new String[] {image, other.toString(), link.toString()}) {
        Openers.assertRefused(name)
            .isEqualTo("%s: in use: %s is attached to %s", name, image, device.name());
      }
      assertFree(device.name());
      try (LoopDevice again = LoopDevice.over(device.image())) {
        Openers.assertRefused(device.name())
            .endsWith(": in use: %s is attached to %s".formatted(image, again.name()));
      }
    }
    assertFree(folder.resolve("image").toString());
  }

  @Test
  void aFileBehindALoopDeviceThatIsMounted() throws IOException {
    try (LoopDevice device = device();
        MountedDevice mounted =
            MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
      Openers.assertRefused(device.image().toString())
          .contains(device.name() + " is mounted at " + mounted.folder())
          .contains(device.image() + " is attached to " + device.name());
    }
  }

  @Test
  void aFileBehindALoopDeviceWhoseNameIsGone() throws IOException {
    try (LoopDevice device = device()) {
      Path other = Files.createLink(folder.resolve("other"), device.image());
      Files.delete(device.image());
      Openers.assertRefused(other.toString()).contains(" is attached to " + device.name());
    }
  }

  @Test
  void aDeviceBehindALoopDevice() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, MIB, 100 * MIB);
      try (LoopDevice upper = LoopDevice.over(Path.of(partition))) {
        Openers.assertRefused(partition)
            .endsWith("%s is attached to %s".formatted(partition, upper.name()));
        Openers.assertRefused(device.name())
            .endsWith("%s is attached to %s".formatted(partition, upper.name()));
        assertFree(upper.name());
        try (MountedDevice _ = MountedDevice.formatted("ext4", upper.name(), folder.resolve("m"))) {
          Openers.assertRefused(device.name()).contains(upper.name() + " is mounted at ");
        }
      }
    }
  }

  @Test
  void anImageThatAFileSystemReadsItself() throws IOException, RefusedException {
    Programs.assumeThere("mkfs.erofs");
    Path image = folder.resolve("erofs");
    Path content = Files.createDirectory(folder.resolve("content"));
    String _ = Programs.runOrSkip("mkfs.erofs", image.toString(), content.toString());
    try (MountedDevice _ =
        MountedDevice.of(folder.resolve("m"), "-t", "erofs", "-o", "ro", image.toString())) {
      Openers.assertRefused(image.toString()).contains(": in use: ");
    }
  }

  @Test
  void aMountThatCannotBeSeenFromHere() throws IOException, RefusedException {
    Programs.assumeThere("unshare");
    try (LoopDevice device = device()) {
      MountedDevice.format("ext4", device.name());
      Path point = Files.createDirectory(folder.resolve("m"));
      Path ready = folder.resolve("ready");
      String script =
          "mount '%s' '%s' && touch '%s' && exec sleep 60".formatted(device.name(), point, ready);
      Process elsewhere = Programs.start("unshare", "-m", "sh", "-c", script);
      try {
        for (int i = 0; i < 200 && !Files.exists(ready); i++) {
          assumeTrue(Pause.of(50));
        }
        assumeTrue(Files.exists(ready), "no mount namespaces here: skipped");
        Openers.assertRefused(device.name())
            .contains("in use: by another program, ZFS, or a mount");
      } finally {
        elsewhere.destroyForcibly();
        assertThat(elsewhere.onExit().join().isAlive()).isFalse();
      }
    }
  }

  @Test
  void aFileThatAVirtualMachineHasLocked() throws IOException, RefusedException {
    Programs.assumeThere("python3");
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 8192));
    String script =
        """
        import fcntl, struct, sys
        f = open(sys.argv[1], 'r+')
        lock = struct.pack('hhqqi', fcntl.F_WRLCK, 0, 100, 1, 0)
        fcntl.fcntl(f, 37, lock)  # F_OFD_SETLK, as qemu does
        print('locked', flush=True)
        sys.stdin.read()
        """;
    Process other = Programs.start("python3", "-c", script, file.toString());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      Openers.assertRefused(file.toString()).contains("in use: another program has locked a part");
      TargetRules forced = TargetRules.STRICT.forcing(RawPath.ofText(file.toString()));
      Openers.opener().openTarget(RawPath.ofText(file.toString()), forced).close();
    } finally {
      other.destroyForcibly();
      assertThat(other.onExit().join().isAlive()).isFalse();
    }
    assertFree(file.toString());
  }

  @Test
  void aMappedDevicesParts() throws IOException {
    assumeTrue(
        Files.exists(Path.of("/dev/mapper/control")), "no device mapper in this kernel: skipped");
    try (LoopDevice device = device()) {
      String name = "fieldkit-" + ProcessHandle.current().pid();
      String table = "0 2048 linear %s 0".formatted(device.name());
      String _ = Programs.runOrSkip("dmsetup", "create", name, "--table", table);
      try {
        Openers.assertRefused(device.name())
            .isEqualTo("%1$s: in use: %1$s is part of /dev/mapper/%2$s", device.name(), name);
      } finally {
        String _ = Programs.run("dmsetup", "remove", name);
      }
    }
  }

  @Test
  void onlyTheNameOfTheDeviceItselfForcesIt() throws IOException, RefusedException {
    try (LoopDevice device = device();
        LoopDevice other = LoopDevice.of(folder.resolve("image2"), SIZE);
        MountedDevice _ = MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
      for (String wrong : new String[] {other.name(), "/nowhere", "/dev", ""}) {
        TargetRules rules = TargetRules.STRICT.forcing(RawPath.ofText(wrong));
        Openers.assertRefused(device.name(), rules).contains(" is mounted at ");
      }
      Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(device.name()));
      for (String right : new String[] {device.name(), link.toString()}) {
        TargetRules rules = TargetRules.STRICT.forcing(RawPath.ofText(right));
        try (Storage storage = Openers.opener().openTarget(device.path(), rules)) {
          assertThat(storage.facts().users()).anyMatch(user -> user.contains(" is mounted at "));
        }
      }
    }
  }

  @Test
  void twoAtOnce() throws IOException, RefusedException {
    try (LoopDevice device = device()) {
      String partition = device.partition(1, MIB, 100 * MIB);
      String other = device.partition(2, 101 * MIB, 100 * MIB);
      try (Storage _ = Openers.target(device.name())) {
        Openers.assertRefused(device.name()).contains(": in use: by another program");
        Openers.assertRefused(partition).contains(": in use: by another program");
        TargetRules forced = TargetRules.STRICT.forcing(device.path());
        Openers.assertRefused(device.name(), forced).contains(": locked by another program");
        try (Storage source = Openers.source(device.name())) {
          assertThat(source.size()).isEqualTo(SIZE);
        }
      }
      try (Storage _ = Openers.target(partition)) {
        Openers.assertRefused(device.name()).contains(": in use: by another program");
        assertFree(other);
      }
      assertFree(device.name());
    }
  }

  @Test
  void twoAtOnceOnAFile() throws IOException, RefusedException {
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 8192));
    Path other = Files.createLink(folder.resolve("other"), file);
    try (Storage _ = Openers.target(file)) {
      Openers.assertRefused(other.toString()).contains(": locked by another program");
    }
    assertFree(other.toString());
  }

  @Test
  void aLockOfMomentsIsWaitedFor() throws IOException, RefusedException {
    Programs.assumeThere("flock");
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 8192));
    Process udev = Programs.start("flock", file.toString(), "sh", "-c", "echo; sleep 0.5");
    assertThat(udev.inputReader().readLine()).isNotNull();
    assertFree(file.toString());
    assertThat(udev.onExit().join().isAlive()).isFalse();
  }

  @Test
  void aRefusalSaysHowToForceIt() throws IOException {
    try (LoopDevice device = device();
        MountedDevice _ = MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> Openers.target(device.name()).close())
          .satisfies(
              refused -> assertThat(refused.help()).endsWith("--force-in-use " + device.name()));
    }
  }
}
