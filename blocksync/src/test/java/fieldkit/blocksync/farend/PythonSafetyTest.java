package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.MountedDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the Python agent refuses to write to, on real devices. Needs root; skipped elsewhere. */
@Timeout(120)
class PythonSafetyTest {
  private static final long SIZE = 64 << 20;

  @TempDir Path folder;

  @BeforeEach
  void python() {
    Programs.assumeThere("python3");
  }

  private Map<String, String> refused(String path, String... more) throws Exception {
    try (Agent agent = Agent.start(folder)) {
      Wire.Frame frame = agent.greet("target", Path.of(path), more);
      assertThat(frame.type()).as(() -> frame.fields().toString()).isEqualTo(Wire.FAULT);
      assertThat(agent.status()).isEqualTo(3);
      assertThat(frame.fields()).containsEntry("status", "3");
      return frame.fields();
    }
  }

  private Map<String, String> accepted(String path, String... more) throws Exception {
    try (Agent agent = Agent.start(folder)) {
      Wire.Frame frame = agent.greet("target", Path.of(path), more);
      assertThat(frame.fields()).containsKey("device.size");
      agent.bye();
      return frame.fields();
    }
  }

  @Test
  void aMountedDevice() throws Exception {
    try (LoopDevice loop = LoopDevice.of(folder.resolve("image"), SIZE)) {
      try (MountedDevice mounted =
          MountedDevice.formatted("ext4", loop.name(), folder.resolve("mounted on"))) {
        String how = "in use: %s is mounted at %s".formatted(loop.name(), mounted.folder());
        assertThat(refused(loop.name()))
            .containsEntry("what", loop.name() + ": " + how)
            .containsEntry(
                "help", "if it is to be overwritten all the same: --force-in-use " + loop.name());
        assertThat(refused(loop.name(), "force-in-use", "/dev/null")).containsKey("what");
        assertThat(accepted(loop.name(), "force-in-use", loop.name()))
            .containsEntry("device.user.0", loop.name() + " is mounted at " + mounted.folder())
            .containsEntry("device.mounted-writable.0", mounted.folder().toString());
      }
      assertThat(accepted(loop.name()))
          .containsEntry("device.size", Long.toString(SIZE))
          .containsEntry("device.kind", "device")
          .doesNotContainKey("device.user.0");
    }
  }

  @Test
  void aDiskWhosePartitionIsMounted() throws Exception {
    try (LoopDevice loop = LoopDevice.of(folder.resolve("image"), SIZE)) {
      String first = loop.partition(1, 1 << 20, 32 << 20);
      String second = loop.partition(2, 33 << 20, 16 << 20);
      try (MountedDevice _ = MountedDevice.formatted("ext4", first, folder.resolve("mounted"))) {
        assertThat(refused(loop.name()).get("what")).contains(first + " is mounted at ");
        assertThat(refused(first).get("what")).contains(first + " is mounted at ");
        assertThat(accepted(second)).containsEntry("device.size", Integer.toString(16 << 20));
      }
    }
  }

  @Test
  void whatIsBehindALoopDevice() throws Exception {
    Path image = folder.resolve("image");
    try (LoopDevice loop = LoopDevice.of(image, SIZE)) {
      assertThat(refused(image.toString()).get("what"))
          .isEqualTo("%s: in use: %s is attached to %s".formatted(image, image, loop.name()));
      Path link = Files.createLink(folder.resolve("link"), image);
      assertThat(refused(link.toString()).get("what")).contains("is attached to " + loop.name());
    }
    accepted(image.toString());
  }

  @Test
  void aDeviceOnADeviceThatIsMounted() throws Exception {
    try (LoopDevice lower = LoopDevice.of(folder.resolve("image"), SIZE);
        LoopDevice upper = LoopDevice.over(Path.of(lower.name()))) {
      assertThat(refused(lower.name()).get("what")).contains("is attached to " + upper.name());
      try (MountedDevice _ =
          MountedDevice.formatted("ext4", upper.name(), folder.resolve("mounted"))) {
        assertThat(refused(lower.name()).get("what")).contains(upper.name() + " is mounted at ");
      }
    }
  }

  @Test
  void swap() throws Exception {
    try (LoopDevice loop = LoopDevice.of(folder.resolve("image"), SIZE)) {
      Programs.run("mkswap", loop.name());
      Programs.runOrSkip("swapon", loop.name());
      try {
        assertThat(refused(loop.name()).get("what")).contains(loop.name() + " is used as swap");
      } finally {
        Programs.run("swapoff", loop.name());
      }
    }
  }

  @Test
  void whatAnotherSessionWorksOn() throws Exception {
    Path file = Files.write(folder.resolve("target"), new byte[100000]);
    try (Agent first = Agent.start(folder)) {
      first.begin("target", file, 65536);
      assertThat(refused(file.toString()).get("what"))
          .isEqualTo(file + ": locked by another program, maybe by another blocksync");
      first.bye();
    }
    accepted(file.toString());
  }

  @Test
  void whatAVirtualMachineHasLocked() throws Exception {
    Path file = Files.write(folder.resolve("target"), new byte[100000]);
    String hold =
        "import fcntl,sys,time; f=open(sys.argv[1],'r+b'); fcntl.lockf(f,fcntl.LOCK_SH,1,100);"
            + "print('held',flush=True); time.sleep(60)";
    Process holder = Programs.start("python3", "-c", hold, file.toString());
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThat(refused(file.toString()).get("what")).contains("maybe a virtual machine");
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void aFileIsNeverMadeUnderDev() throws Exception {
    Path missing = Path.of("/dev", folder.getFileName().toString());
    assertThat(refused(missing.toString(), "create", "4096").get("what"))
        .isEqualTo(missing + ": no such device; a plain file is never made under /dev");
    assertThat(missing).doesNotExist();
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev"));
    assertThat(refused(link + "/" + folder.getFileName(), "create", "4096").get("what"))
        .contains("never made under /dev");
    assertThat(missing).doesNotExist();
  }

  @Test
  void whatIsNeitherDeviceNorFile() throws Exception {
    assertThat(refused(folder.toString()).get("what"))
        .endsWith("neither a block device nor a file");
    assertThat(refused("/dev/null").get("what")).endsWith("neither a block device nor a file");
  }

  @Test
  void whatCannotBeMade() throws IOException, InterruptedException {
    Path file = folder.resolve("missing/file");
    try (Agent agent = Agent.start(folder)) {
      Wire.Frame frame = agent.greet("target", file, "create", "5000");
      assertThat(frame.fields())
          .containsEntry("status", "4")
          .containsEntry("what", file + ": cannot be made: No such file or directory");
    }
  }

  @Test
  void whatIsMissing() throws IOException, InterruptedException {
    try (Agent agent = Agent.start(folder)) {
      Wire.Frame frame = agent.greet("target", folder.resolve("missing"));
      assertThat(frame.fields())
          .containsEntry("status", "3")
          .containsEntry("what", folder.resolve("missing") + ": No such file or folder");
      assertThat(agent.status()).isEqualTo(3);
    }
  }

  @Test
  void whatIsOverwrittenCannotBeKept() throws Exception {
    Path file = Files.write(folder.resolve("target"), new byte[100000]);
    try (Agent agent = Agent.start(folder)) {
      agent.begin("target", file, 65536, "save-old", folder.resolve("old").toString());
      assertThat(agent.fault()).containsEntry("status", "3").containsKey("help");
    }
  }

  @Test
  void aDeviceIsReadAndWrittenPastThePageCache() throws Exception {
    try (LoopDevice loop = LoopDevice.of(folder.resolve("image"), SIZE)) {
      byte[] stale = loop.cached(); // the page cache holds it now
      byte[] region = new byte[65536];
      region[7] = 7;
      try (Agent agent = Agent.start(folder)) {
        agent.begin("target", Path.of(loop.name()), 65536);
        agent.round(1, false);
        agent.region(3, region);
        agent.zero(4, 1024);
        agent.endRound(1);
        assertThat(agent.done().fields()).containsEntry("written", "65536");
        agent.bye();
      }
      stale[3 * 65536 + 7] = 7;
      assertThat(loop.cached()).isEqualTo(stale);
      assertThat(loop.stored()).isLessThanOrEqualTo(1 << 20);
    }
  }
}
