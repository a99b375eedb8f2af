package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two names of the same bytes are known as such. */
class FootprintIT {
  private static final long SIZE = 320 << 20;
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  private static boolean overlap(String one, String two) throws IOException, RefusedException {
    Footprint first = Openers.facts(one).footprint();
    Footprint second = Openers.facts(two).footprint();
    assertThat(first.overlaps(second)).isEqualTo(second.overlaps(first));
    assertThat(Footprint.parse(first.text())).isEqualTo(first);
    return first.overlaps(second);
  }

  @Test
  void filesAreTheSameByTheirInode() throws IOException, RefusedException {
    Path file = Files.write(folder.resolve("a"), new byte[5000]);
    Path link = Files.createLink(folder.resolve("b"), file);
    Path symbolic = Files.createSymbolicLink(folder.resolve("c"), file);
    Path other = Files.write(folder.resolve("d"), new byte[5000]);

    assertThat(overlap(file.toString(), link.toString())).isTrue();
    assertThat(overlap(file.toString(), symbolic.toString())).isTrue();
    assertThat(overlap(file.toString(), other.toString())).isFalse();
  }

  @Test
  void aBindMountIsTheSame() throws IOException, RefusedException {
    Path inside = Files.createDirectory(folder.resolve("in"));
    Path file = Files.write(inside.resolve("a"), new byte[5000]);
    try (MountedDevice mounted =
        MountedDevice.of(folder.resolve("m"), "--bind", inside.toString())) {
      assertThat(overlap(file.toString(), mounted.folder().resolve("a").toString())).isTrue();
    }
  }

  @Test
  void aLoopDeviceIsItsFile() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE);
        LoopDevice again = LoopDevice.over(device.image());
        LoopDevice other = LoopDevice.of(folder.resolve("other"), SIZE)) {
      Path link = Files.createLink(folder.resolve("link"), device.image());
      assertThat(overlap(device.name(), link.toString())).isTrue();
      assertThat(overlap(device.name(), again.name())).isTrue();
      assertThat(overlap(device.name(), other.name())).isFalse();
      assertThat(overlap(device.name(), other.image().toString())).isFalse();
    }
  }

  @Test
  void partsOfAFileByTheirPlace() throws IOException, RefusedException {
    try (LoopDevice whole = LoopDevice.of(folder.resolve("image"), SIZE);
        LoopDevice front = LoopDevice.over(whole.image(), "--sizelimit", "1048576");
        LoopDevice back = LoopDevice.over(whole.image(), "-o", "1048576")) {
      assertThat(overlap(front.name(), back.name())).isFalse();
      assertThat(overlap(front.name(), whole.name())).isTrue();
      assertThat(overlap(back.name(), whole.image().toString())).isTrue();
    }
  }

  @Test
  void partitionsByTheirPlaceOnTheDisk() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE)) {
      String one = device.partition(1, MIB, 10 * MIB);
      String two = device.partition(2, 11 * MIB, 10 * MIB);
      assertThat(overlap(one, two)).isFalse();
      assertThat(overlap(one, device.name())).isTrue();
      assertThat(overlap(two, device.image().toString())).isTrue();
      try (LoopDevice upper = LoopDevice.over(Path.of(two), "-o", "4096")) {
        assertThat(overlap(upper.name(), two)).isTrue();
        assertThat(overlap(upper.name(), device.name())).isTrue();
        assertThat(overlap(upper.name(), device.image().toString())).isTrue();
        assertThat(overlap(upper.name(), one)).isFalse();
      }
      try (LoopDevice first =
          LoopDevice.over(device.image(), "-o", "1048576", "--sizelimit", "4096")) {
        assertThat(overlap(first.name(), one)).isTrue();
        assertThat(overlap(first.name(), two)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void aFileLiesOnItsDevice(String type) throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE);
        MountedDevice mounted = MountedDevice.formatted(type, device.name(), folder.resolve("m"))) {
      Path inside = mounted.folder();
      if (type.equals("btrfs")) { // each subvolume has a device number of its own
        inside = mounted.folder().resolve("sub");
        String _ = Programs.run("btrfs", "subvolume", "create", inside.toString());
      }
      Path file = Files.write(inside.resolve("a"), new byte[1 << 20]);
      Path other = Files.write(inside.resolve("b"), new byte[1 << 20]);
      assertThat(overlap(file.toString(), other.toString())).isFalse();
      assertThat(overlap(file.toString(), device.name())).isTrue();
      assertThat(overlap(file.toString(), device.image().toString())).isTrue();
      try (LoopDevice upper = LoopDevice.over(file)) {
        assertThat(overlap(upper.name(), file.toString())).isTrue();
        assertThat(overlap(upper.name(), device.name())).isTrue();
        assertThat(overlap(upper.name(), other.toString())).isFalse();
      }
    }
  }
}
