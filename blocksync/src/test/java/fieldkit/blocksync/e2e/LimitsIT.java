package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is only so much of: memory, room at the target, columns of a terminal. */
class LimitsIT {
  private static final int MIB = Contents.MIB;
  private static final long TIB = 1L << 40;
  private static final long STEP = 100L << 30;
  private static final long MEMORY = 256L << 10; // KiB, as the kernel counts

  @TempDir private Path folder;

  private static void sparse(Path file, long size) throws IOException {
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(size);
    }
  }

  /** The most memory that was resident, of each process that runs the jar, KiB. */
  private static void notePeaks(Map<String, Long> peaks) {
    String pids = Programs.result("pgrep", "-f", "java .*blocksync[.]jar").output();
    for (String pid : pids.lines().toList()) {
      Path status = Path.of("/proc", pid, "status");
      try (var lines = Files.lines(status)) {
        lines
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .forEach(peak -> peaks.merge(pid, peak, Math::max));
      } catch (IOException ended) {
        // between the two looks
      }
    }
  }

  @Test
  void memoryIsBoundedWhateverTheSize() throws IOException, InterruptedException {
    Path source = folder.resolve("source");
    Path target = folder.resolve("target");
    sparse(source, TIB);
    sparse(target, TIB);
    for (int i = 0; i < 10; i++) {
      Contents.patch(source, i * STEP, Contents.random(i, 16 * MIB));
      Contents.patch(target, i * STEP, Contents.random(i / 2, 16 * MIB));
    }
    Map<String, Long> peaks = new TreeMap<>();
    try (Host host = Host.installed(folder);
        BlocksyncProcess run =
            BlocksyncProcess.start(
                folder, "-F", host.way()[1], "--json", source.toString(), Host.at(target))) {
      while (run.isAlive()) {
        notePeaks(peaks);
        Thread.sleep(20);
      }
      Outcome outcome = run.outcome().hasStatus(0);
      assertThat(outcome.number("", "total")).isEqualTo(TIB / MIB);
      assertThat(outcome.number("", "diff")).isEqualTo(9 * 16);
    }
    assertThat(peaks.values()).as("both ends' peaks, KiB").hasSizeGreaterThanOrEqualTo(2);
    assertThat(peaks.values()).allMatch(peak -> peak <= MEMORY, "at most 256 MiB");
    for (int i = 0; i < 10; i++) {
      Programs.run("cmp", "-n" + 16 * MIB, "-i" + i * STEP, source.toString(), target.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "installed", "python"})
  void aTargetWithoutRoomIsNoSuccess(String farEnd) throws IOException {
    Programs.assumeRoot();
    Path source = Contents.file(folder.resolve("source"), Contents.random(1, 24 * MIB));
    Path small = Files.createDirectory(folder.resolve("small"));
    Programs.runOrSkip("mount", "-t", "tmpfs", "-o", "size=8m", "none", small.toString());
    try (Host host = Host.installed(folder)) {
      Path target = small.resolve("target");
      sparse(target, 24 * MIB);
      Blocksync tool = new Blocksync(folder).with(host.way());
      Outcome outcome =
          farEnd.isEmpty()
              ? tool.run(source.toString(), target.toString())
              : tool.run("--far-end=" + farEnd, source.toString(), Host.at(target));
      outcome.failed(4, target + ": ", "No space left on");

      Programs.run("mount", "-o", "remount,size=64m", small.toString());
      String there = farEnd.isEmpty() ? target.toString() : Host.at(target);
      tool.run("--far-end=auto", source.toString(), there).hasStatus(0);
      Programs.run("cmp", source.toString(), target.toString());
    } finally {
      Programs.run("umount", small.toString());
    }
  }

  @Test
  void helpFitsATerminal() {
    for (List<String> words :
        List.of(
            List.of("--help"),
            List.of("verify", "--help"),
            List.of("track", "--help"),
            List.of("apply", "--help"),
            List.of("server", "--help"))) {
      Outcome outcome = new Blocksync(folder).run(words.toArray(String[]::new)).hasStatus(0);
      assertThat(outcome.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void theServerSaysItsVersion() {
    new Blocksync(folder).run("server", "--protocol").printed(Integer.toString(FarSide.VERSION));
  }
}
