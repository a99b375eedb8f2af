package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which devices can be opened, and what is refused among them. */
class DevicesIT {
  @TempDir Path folder;

  @Test
  void aReadOnlyDeviceIsNoTarget() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 1 << 20)) {
      String _ = Programs.run("blockdev", "--setro", device.name());
      try (Storage storage = Openers.source(device.name())) {
        assertThat(storage.facts().medium().readOnly()).isTrue();
      }
      assertThatExceptionOfType(FileFault.class)
          .isThrownBy(() -> Openers.target(device.name()).close())
          .withMessage("The device is read-only");
    }
  }

  @Test
  void aDeviceThatShowsNothing() throws IOException, RefusedException {
    String name;
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 1 << 20)) {
      name = device.name();
      String _ = Programs.run("truncate", "-s", "0", device.image().toString());
      String _ = Programs.run("losetup", "-c", name);
      Openers.assertRefused(name).contains("is empty: a drive without a medium");
    }
  }

  @Test
  void aDeviceThatEndsInsideASector() throws IOException {
    Path image = Files.write(folder.resolve("image"), Bytes.random(1, 8192 + 512));
    try (LoopDevice device = LoopDevice.over(image, "--sector-size", "4096")) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> Openers.source(device.name()).close())
          .withMessageContaining("has 8704 bytes, no whole number of sectors of 4096");
    }
  }

  @Test
  void noFileIsMadeOnAFileSystemOfDevicesElsewhere() throws IOException {
    try (MountedDevice mounted =
        MountedDevice.of(folder.resolve("m"), "-t", "devtmpfs", "devtmpfs")) {
      Path path = mounted.folder().resolve("fieldkit-" + ProcessHandle.current().pid());
      Openers.assertRefused(path.toString(), TargetRules.STRICT.creating(4096))
          .contains("no plain file is made where devices are");
      assertThat(path).doesNotExist();
    }
  }

  @Test
  void aPlainFileAmongTheDevicesIsAMistake() throws IOException {
    Programs.assumeRoot();
    Path path = Path.of("/dev", "fieldkit-" + ProcessHandle.current().pid());
    Path _ = Files.write(path, new byte[8192]);
    try {
      Openers.assertRefused(path.toString()).contains("is a plain file where devices are");
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> Openers.source(path).close());
    } finally {
      Files.delete(path);
    }
  }

  @Test
  void anotherNodeOfTheSameDeviceIsTheSame() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 64 << 20);
        MountedDevice _ = MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
      Path node = folder.resolve("node");
      String[] numbers = Openers.facts(device.name()).origin().device().split(":", -1);
      String _ = Programs.runOrSkip("mknod", node.toString(), "b", numbers[0], numbers[1]);
      Openers.assertRefused(node.toString()).contains(device.name() + " is mounted at ");
      assertThat(Openers.facts(node.toString()).footprint())
          .isEqualTo(Openers.facts(device.name()).footprint());
    }
  }

  @Test
  void whatIsComparedMayBeMounted() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 64 << 20);
        MountedDevice mounted =
            MountedDevice.formatted("ext4", device.name(), folder.resolve("m"))) {
      try (Storage storage = Openers.opener().openToCompare(device.path())) {
        StorageFacts facts = storage.facts();
        assertThat(facts.mountedWritable())
            .containsExactly(RawPath.ofText(mounted.folder().toString()));
        assertThat(facts.users())
            .containsExactly(device.name() + " is mounted at " + mounted.folder());
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> storage.zero(0, 4096));
      }
    }
  }

  @Test
  void aFileMayNotBeReadByEverybody() throws IOException {
    Programs.assumeRoot();
    Programs.assumeThere("setpriv");
    Path _ = Files.write(folder.resolve("file"), new byte[8192]);
    String _ = Programs.run("chmod", "755", folder.toString());
    String _ = Programs.run("chmod", "600", folder.resolve("file").toString());
    String said =
        Programs.runOrSkip(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OpenProbe.class.getName(),
            folder.resolve("file").toString());
    assertThat(said).isEqualTo("source: Permission denied\ntarget: Permission denied");
  }
}
