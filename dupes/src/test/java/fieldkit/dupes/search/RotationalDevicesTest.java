package fieldkit.dupes.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationalDevicesTest {
  private static final long DISK = 8L << 8;
  private static final long PARTITION = 8L << 8 | 1;

  @TempDir Path sysfs;

  @Test
  void aDiskAndItsPartitionsSayWhatTheQueueSays() throws IOException {
    Path disk = Files.createDirectories(sysfs.resolve("devices/sda"));
    Files.createDirectories(disk.resolve("queue"));
    Files.createDirectories(disk.resolve("sda1"));
    Path numbers = Files.createDirectories(sysfs.resolve("dev/block"));
    Files.createSymbolicLink(numbers.resolve("8:0"), disk);
    Files.createSymbolicLink(numbers.resolve("8:1"), disk.resolve("sda1"));
    RotationalDevices devices = new RotationalDevices(sysfs);

    Files.writeString(disk.resolve("queue/rotational"), "1\n");
    assertThat(devices.contains(DISK)).isTrue();
    assertThat(devices.contains(PARTITION)).isTrue();

    Files.writeString(disk.resolve("queue/rotational"), "0\n");
    assertThat(devices.contains(DISK)).isFalse();
    assertThat(devices.contains(PARTITION)).isFalse();
  }

  @Test
  void whatIsNoBlockDeviceDoesNotRotate() {
    assertThat(new RotationalDevices(sysfs).contains(42)).isFalse();
  }
}
