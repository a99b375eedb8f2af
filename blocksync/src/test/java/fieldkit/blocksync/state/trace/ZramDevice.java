package fieldkit.blocksync.state.trace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A device in memory whose driver knows no requests, until it is closed. */
final class ZramDevice implements AutoCloseable {
  private static final Path CONTROL = Path.of("/sys/class/zram-control");

  private final int id;

  private ZramDevice(int id) {
    this.id = id;
  }

  static ZramDevice of(int mebibytes) throws IOException {
    assumeTrue(Files.isReadable(CONTROL.resolve("hot_add")), "there is no zram here");
    ZramDevice device =
        new ZramDevice(Integer.parseInt(Files.readString(CONTROL.resolve("hot_add")).strip()));
    LoopDevice.sh("echo %dM > /sys/block/zram%d/disksize".formatted(mebibytes, device.id));
    return device;
  }

  String path() {
    return "/dev/zram" + id;
  }

  String number() throws IOException {
    return LoopDevice.number(path());
  }

  @Override
  public void close() {
    LoopDevice.sh("echo 1 > /sys/block/zram%d/reset".formatted(id));
    LoopDevice.sh("echo %d > %s/hot_remove".formatted(id, CONTROL));
  }
}
