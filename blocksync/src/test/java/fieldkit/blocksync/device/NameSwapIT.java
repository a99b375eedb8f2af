package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that becomes another's while it is opened leads nobody astray. */
class NameSwapIT {
  private static final long SIZE = 64 << 20;

  @TempDir Path folder;

  private void point(Path link, String to) throws IOException {
    Path fresh = folder.resolve("fresh");
    Files.deleteIfExists(fresh);
    Path _ = Files.createSymbolicLink(fresh, Path.of(to));
    Path _ = Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void whatWasJudgedIsWhatIsOpenWheneverTheNameChanges() throws IOException {
    try (LoopDevice free = LoopDevice.of(folder.resolve("free"), SIZE);
        LoopDevice used = LoopDevice.of(folder.resolve("used"), SIZE);
        MountedDevice _ = MountedDevice.formatted("ext4", used.name(), folder.resolve("m"))) {
      Path link = folder.resolve("link");
      int opened = 0;
      int refused = 0;
      for (int swapAt = 1; ; swapAt++) {
        point(link, free.name());
        int[] calls = {0};
        int when = swapAt;
        FileAccess files =
            Meddling.files((_, _) -> {
              if (++calls[0] == when) {
                point(link, used.name());
              }
            });
        try (Storage storage =
            new StorageOpener(files)
                .openTarget(RawPath.ofText(link.toString()), TargetRules.STRICT)) {
          opened++;
          assertThat(storage.facts().canonical()).isEqualTo(free.path());
          assertThat(storage.facts().users()).noneMatch(user -> user.contains("mounted"));
        } catch (RefusedException e) {
          refused++;
          assertThat(e.what()).contains(used.name() + " is mounted at ");
        }
        if (calls[0] < swapAt) {
          break;
        }
      }
      assertThat(refused).as("swapped before it was found").isEqualTo(1);
      assertThat(opened).as("swapped after").isGreaterThan(5);
    }
  }

  @Test
  void aMountBetweenTheLookAndTheClaim() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE)) {
      MountedDevice.format("ext4", device.name());
      MountedDevice[] mounted = new MountedDevice[1];
      FileAccess files =
          Meddling.files((name, arguments) -> {
            if (name.equals("open")
                && arguments[0] instanceof fieldkit.common.io.FoundFile.Opening opening
                && opening.exclusive()) {
              mounted[0] = MountedDevice.of(folder.resolve("m"), device.name());
            }
          });
      try (Storage storage =
          new StorageOpener(files).openTarget(device.path(), TargetRules.STRICT)) {
        assertThat(storage.size()).as("it was opened all the same").isNegative();
      } catch (RefusedException refused) {
        assertThat(refused.what()).contains(": in use: ");
      } finally {
        assertThat(mounted[0]).isNotNull();
        mounted[0].close();
      }
    }
  }
}
