package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host with nothing but a shell and its tools, over a real SSH server: devices, faults, words.
 */
class ShellIT {
  private static final int MIB = Contents.MIB;

  @TempDir private Path folder;
  private Host host;
  private Blocksync tool;

  @BeforeEach
  void start() throws IOException {
    host = Host.bare(folder);
    tool = new Blocksync(folder).with(host.way()).with("--far-end=shell");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String at(LoopDevice device) {
    return Host.at(Path.of(device.name()));
  }

  @Test
  void devicesBothWays() throws IOException {
    for (int sector : new int[] {512, 4096}) {
      try (LoopDevice here = LoopDevice.of(folder.resolve("a" + sector), 5L * MIB + 8192, sector);
          LoopDevice there = LoopDevice.of(folder.resolve("b" + sector), 5L * MIB + 8192, sector)) {
        Contents.patch(Path.of(here.name()), MIB + 4096, Contents.random(1, 3 * MIB));
        Contents.patch(Path.of(there.name()), 0, Contents.random(2, 5 * MIB + 8192));

        tool.run(here.name(), at(there)).printed("same: 0, diff: 6, 6/6");
        assertThat(there.cached()).isEqualTo(here.cached());
        assertThat(there.stored()).as("zeros are holes").isLessThan(5L * MIB);
        tool.command("verify", here.name(), at(there)).hasStatus(0);

        Contents.patch(Path.of(there.name()), 2L * MIB, Contents.random(3, 512));
        tool.run(at(there), here.name()).printed("same: 5, diff: 1, 6/6");
        assertThat(there.cached()).isEqualTo(here.cached());
      }
    }
  }

  @Test
  void whatIsInUseThereIsRefused() throws IOException {
    Path source = Contents.file(folder.resolve("source"), new byte[16 * MIB]);
    try (LoopDevice target = LoopDevice.of(folder.resolve("image"), 16 * MIB)) {
      String part = target.partition(1, MIB, 8 * MIB);
      try (MountedDevice mounted = MountedDevice.formatted("ext4", part, folder.resolve("mnt"))) {
        Path precious = Files.writeString(mounted.folder().resolve("precious"), "still here");

        tool.run(source.toString(), at(target)).failed(3, "fixture", part, "mnt");
        tool.run(source.toString(), Host.at(target.image())).failed(3, "is attached to");
        tool.run(target.name(), Host.at(target.image())).failed(3, "fixture");

        assertThat(precious).hasContent("still here");
      }
      Programs.run("mkswap", target.name());
      tool.run("--expect", "type=ext4", source.toString(), at(target)).failed(3, "type is 'swap'");
      tool.run("--expect", "type=swap,size=16M", source.toString(), at(target)).hasStatus(0);
    }
  }

  @Test
  void aMountInAnotherNamespaceIsSeen() throws IOException, InterruptedException {
    Path source = Contents.file(folder.resolve("source"), new byte[16 * MIB]);
    try (LoopDevice target = LoopDevice.of(folder.resolve("image"), 16 * MIB)) {
      MountedDevice.format("ext4", target.name());
      Path mnt = Files.createDirectory(folder.resolve("mnt"));
      String script = "mount '%s' '%s' && echo here && exec sleep 60".formatted(target.name(), mnt);
      Process other = Programs.start("unshare", "-m", "sh", "-c", script);
      try {
        assertThat(other.inputReader().readLine()).isEqualTo("here");
        tool.run(source.toString(), at(target)).failed(3, "in use", target.name());
      } finally {
        other.destroyForcibly();
        int _ = other.waitFor();
      }
    }
  }

  @Test
  void aFullFileSystemIsToldAndTheRerunGoesOn() throws IOException {
    byte[] bytes = Contents.random(1, 12 * MIB);
    Path source = Contents.file(folder.resolve("source"), bytes);
    try (MountedDevice small =
        MountedDevice.of(folder.resolve("small"), "-t", "tmpfs", "-o", "size=4m", "tmpfs")) {
      Path target = small.folder().resolve("target");
      Outcome failed = tool.run("--create", source.toString(), Host.at(target));
      failed.failed(4, "No space left on the device");
      Programs.run("mount", "-o", "remount,size=40m", small.folder().toString());

      tool.run(source.toString(), Host.at(target)).hasStatus(0);
      assertThat(target).hasBinaryContent(bytes);
    }
  }

  @Test
  void aSmallerTargetIsRefusedAndWhatAShellCannotIsSaid() throws IOException {
    Path source = Contents.file(folder.resolve("source"), Contents.random(1, 3 * MIB + 5));
    Path target = Contents.file(folder.resolve("target"), Contents.random(2, 2 * MIB));
    String there = Host.at(target);

    tool.run(source.toString(), there).failed(3, "2.0 MiB, but the source has");
    tool.run("--grow", "--save-old", folder + "/old", source.toString(), there)
        .failed(3, "cannot be kept by a shell");
    tool.run("--grow", "--streams=2", source.toString(), there).failed(4, "one channel only");
    tool.run("--grow", "--hash=xxh3", source.toString(), there).failed(3, "xxh3", "shell");
    tool.run("--grow", "--verify=full", "--hash=sha256", source.toString(), there).hasStatus(0);
    assertThat(target).hasSameBinaryContentAs(source);
    Outcome dry = tool.run("-n", source.toString(), there).hasStatus(0);
    assertThat(dry.err()).contains("same: 4, diff: 0, 4/4");
  }

  @Test
  void autoTakesAShellWhereNothingElseIs() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path python = Files.writeString(bin.resolve("python3"), "#!/bin/sh\nexit 127\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path source = Contents.file(folder.resolve("source"), Contents.random(1, MIB));
    Path target = Contents.file(folder.resolve("target"), Contents.random(2, MIB));
    String path = "PATH=%s:/usr/bin:/bin; export PATH; ".formatted(bin);
    Path rsh = Files.writeString(folder.resolve("rsh"), rsh(path));
    Files.setPosixFilePermissions(rsh, PosixFilePermissions.fromString("rwxr-xr-x"));

    Outcome outcome =
        new Blocksync(folder)
            .run("-v", "--rsh", rsh.toString(), source.toString(), Host.at(target))
            .hasStatus(0);

    assertThat(outcome.err()).contains("a shell and its tools");
    assertThat(target).hasSameBinaryContentAs(source);
  }

  /** An ssh that begins each command with something else. */
  private String rsh(String before) {
    return "#!/bin/sh\nh=$1; shift; exec ssh -F '%s' \"$h\" '%s'\"$*\"\n"
        .formatted(host.way()[1], before);
  }

  @Test
  void whoIsKilledInTheMiddleGoesOn() throws IOException, InterruptedException {
    byte[] bytes = Contents.random(1, 40 * MIB);
    Path source = Contents.file(folder.resolve("source"), bytes);
    Path target = Contents.file(folder.resolve("target"), Contents.random(2, 40 * MIB));
    String[] way = host.way();
    try (BlocksyncProcess slow =
        BlocksyncProcess.start(
            folder,
            way[0],
            way[1],
            "--far-end=shell",
            "--bwlimit=8M",
            source.toString(),
            Host.at(target))) {
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (Files.mismatch(source, target) < MIB && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      slow.signal("KILL");
    }

    tool.run(source.toString(), Host.at(target)).hasStatus(0);
    assertThat(target).hasBinaryContent(bytes);
  }

  @Test
  void aFarEndThatIsKilledIsSaid() throws IOException, InterruptedException {
    Path source = Contents.file(folder.resolve("source"), Contents.random(1, 40 * MIB));
    Path target = Contents.file(folder.resolve("target"), Contents.random(2, 40 * MIB));
    String[] way = host.way();
    try (BlocksyncProcess slow =
        BlocksyncProcess.start(
            folder,
            way[0],
            way[1],
            "--far-end=shell",
            "--bwlimit=8M",
            source.toString(),
            Host.at(target))) {
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (Files.mismatch(source, target) < MIB && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      String shells = Programs.run("fuser", target.toString());
      for (String pid : shells.strip().split("\\s+", -1)) {
        if (pid.matches("\\d+")) {
          Programs.Result _ = Programs.result("kill", "-KILL", pid);
        }
      }
      slow.outcome().failed(4, "fixture");
    }
  }
}
