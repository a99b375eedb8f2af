package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loop devices, here and elsewhere: synced whole, and never while somebody uses the target. */
class DevicesInUseIT {
  private static final int MIB = Contents.MIB;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"ext4, 64", "xfs, 320", "btrfs, 128"})
  void aMountedTargetIsRefused(String type, int mebibytes) throws IOException {
    long size = (long) mebibytes * MIB;
    Path source = folder.resolve("source");
    try (LoopDevice target = LoopDevice.of(folder.resolve("image"), size);
        Host host = Host.installed(folder)) {
      Programs.run("truncate", "-s", Long.toString(size), source.toString());
      Blocksync tool = new Blocksync(folder);
      String there = Host.at(Path.of(target.name()));
      try (MountedDevice mounted =
          MountedDevice.formatted(type, target.name(), folder.resolve("mnt"))) {
        Path precious = Files.writeString(mounted.folder().resolve("precious"), "still here");

        tool.run(source.toString(), target.name()).failed(3, target.name(), "mnt");
        tool.run(source.toString(), target.image().toString()).failed(3, "loop");
        for (String farEnd : new String[] {"installed", "python", "shell"}) {
          new Blocksync(folder)
              .with(host.way())
              .run("--far-end=" + farEnd, source.toString(), there)
              .failed(3, "fixture", target.name());
        }
        assertThat(precious).hasContent("still here");
      }
      tool.run("--no-state", source.toString(), target.name()).hasStatus(0);
      Programs.run("cmp", source.toString(), target.name());
    }
  }

  @Test
  void aMountedTargetIsWrittenOnlyByItsOwnName() throws IOException {
    Path source = Contents.file(folder.resolve("source"), Contents.random(1, 16 * MIB));
    try (LoopDevice target = LoopDevice.of(folder.resolve("image"), 16 * MIB)) {
      try (MountedDevice _ =
          MountedDevice.formatted("ext4", target.name(), folder.resolve("mnt"))) {
        Blocksync tool = new Blocksync(folder);

        tool.run("--force-in-use", "/dev/other", source.toString(), target.name())
            .failed(3, target.name(), "mnt");
        tool.run("--force-in-use", target.name(), source.toString(), target.name()).hasStatus(0);
      }
    }
  }

  @Test
  void aLoopDeviceAndItsFileAreOne() throws IOException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), 4 * MIB)) {
      new Blocksync(folder).run(device.name(), device.image().toString()).failed(3, device.name());
      new Blocksync(folder).run(device.image().toString(), device.name()).failed(3, device.name());
    }
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "4096, 512", "512, 4096"})
  void devicesOfAnySector(int ofSource, int ofTarget) throws IOException {
    try (LoopDevice source = LoopDevice.of(folder.resolve("a"), 9L * MIB + 8192, ofSource);
        LoopDevice target = LoopDevice.of(folder.resolve("b"), 9L * MIB + 8192, ofTarget);
        Host host = Host.installed(folder)) {
      Contents.patch(Path.of(source.name()), MIB, Contents.random(1, 5 * MIB));
      Contents.patch(Path.of(target.name()), 0, Contents.random(2, 9 * MIB + 8192));

      new Blocksync(folder)
          .with(host.way())
          .run(source.name(), Host.at(Path.of(target.name())))
          .hasStatus(0);

      Programs.run("cmp", source.name(), target.name());
      assertThat(target.stored()).as("zeros are holes").isLessThan(7L * MIB);
      Outcome again =
          new Blocksync(folder)
              .with(host.way())
              .run("--json", source.name(), Host.at(Path.of(target.name())))
              .hasStatus(0);
      assertThat(again.number("source", "read")).isZero();
      assertThat(again.number("target", "read")).isZero();
    }
  }

  @Test
  void onlyWhatWasWrittenIsReadOfAWatchedDevice() throws IOException, InterruptedException {
    Programs.assumeRoot();
    assumeTrue(
        Files.isDirectory(Path.of("/sys/kernel/tracing/events/block")), "no tracefs: skipped");
    try (LoopDevice source = LoopDevice.of(folder.resolve("a"), 32L * MIB)) {
      Contents.patch(Path.of(source.name()), 0, Contents.random(1, 32 * MIB));
      Path target = Contents.file(folder.resolve("target"), new byte[32 * MIB]);
      try (BlocksyncProcess watch = BlocksyncProcess.start(folder, "track", source.name())) {
        awaitWatched(source.name());
        String[] words = {"--json", source.name(), target.toString()};
        BlocksyncProcess.start(folder, words).outcome().hasStatus(0);
        Contents.patch(Path.of(source.name()), 20L * MIB + 4096, Contents.random(2, 4096));

        Outcome again = BlocksyncProcess.start(folder, words).outcome().hasStatus(0);

        assertThat(again.number("source", "read")).as("%s", again.err()).isEqualTo(MIB);
        Programs.run("cmp", source.name(), target.toString());
        BlocksyncProcess.start(folder, "track", "--stop", source.name()).outcome().hasStatus(0);
        watch.outcome().hasStatus(0);
      }
    }
  }

  private void awaitWatched(String device) throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      Outcome status = BlocksyncProcess.start(folder, "track", "--status").outcome();
      if (status.out().contains(device)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(device + " is not watched");
  }
}
