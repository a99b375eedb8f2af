package fieldkit.xenmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.remote.LocalShell;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Said;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script finds out, on this machine. */
class DiskProbeIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private Path file(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(size);
    }
    return file;
  }

  @Test
  void filesAndWhatIsNone() throws IOException, InterruptedException {
    Path file = file("it's a file", 12345);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("no"));
    try (Host host = new Host(new LocalShell())) {
      List<DiskFacts> facts =
          new DiskProbe(host)
              .look(
                  List.of(
                      file.toString(),
                      link.toString(),
                      dangling.toString(),
                      folder.toString(),
                      folder.resolve("missing").toString(),
                      folder.resolve("no/such").toString()));

      assertThat(facts)
          .extracting(DiskFacts::kind)
          .containsExactly(
              DiskFacts.Kind.FILE,
              DiskFacts.Kind.FILE,
              DiskFacts.Kind.OTHER,
              DiskFacts.Kind.OTHER,
              DiskFacts.Kind.MISSING,
              DiskFacts.Kind.MISSING);
      assertThat(facts).extracting(DiskFacts::size).containsExactly(12345L, 12345L, 0L, 0L, 0L, 0L);
      assertThat(facts.get(4).free()).isPositive();
      assertThat(facts.get(5).free()).isZero();
    }
  }

  @Test
  void aLoopDevice() throws IOException, InterruptedException {
    Path file = file("image", 1 << 20);
    try (Host host = new Host(new LocalShell())) {
      Said made = host.run("losetup -f --show " + file, LIMIT);
      assumeTrue(made.isDone(), "no loop devices here: skipped");
      String device = made.out().strip();
      try {
        DiskFacts facts = new DiskProbe(host).look(List.of(device)).getFirst();

        assertThat(facts.kind()).isEqualTo(DiskFacts.Kind.LOOP);
        assertThat(facts.size()).isEqualTo(1 << 20);
        assertThat(facts.number()).matches("7:\\d+");
      } finally {
        Said _ = host.run("losetup -d " + device, LIMIT);
      }
    }
  }
}
