package fieldkit.dupes.compare;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.AlignedBuffers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Different files with one checksum, in a set that several threads share. */
class ChecksumCollisionTest {
  private static final int SIZE = 512;
  private static final int COUNT = 1200;

  @Test
  void aChecksumNeverDecides() {
    List<MemoryFile> files = new ArrayList<>();
    AtomicInteger open = new AtomicInteger();
    for (int i = 0; i < COUNT; i++) {
      String text =
          switch (i) {
            case 601 -> "1441e896";
            case 800 -> "fca1a963";
            default -> "file " + i;
          };
      files.add(new MemoryFile(i, content(text), open, new AtomicInteger()));
    }
    assertThat(checksum(files.get(601))).isEqualTo(checksum(files.get(800)));
    Recorder recorder = new Recorder();

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      AlignedBuffers buffers = new AlignedBuffers(64 << 10);
      List<Workspace> workspaces =
          List.of(new Workspace(buffers, 32 << 10), new Workspace(buffers, 32 << 10));
      Comparison<MemoryFile> comparison =
          new Comparison<>(
              Splitter.shared(workspaces, threads, 1000),
              ReadPolicy.forSolidState(),
              new DescriptorBudget(8),
              new ReadCounters(),
              recorder,
              () -> false);
      comparison.finish(comparison.begin(SIZE, files));
    }

    assertThat(recorder.groups).isZero();
    assertThat(open.get()).isZero();
  }

  private static byte[] content(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), SIZE);
  }

  private static long checksum(MemoryFile file) {
    CRC32C crc = new CRC32C();
    crc.update(file.bytes);
    return crc.getValue();
  }

  private static final class Recorder implements Outcome<MemoryFile> {
    private int groups;

    @Override
    public boolean isWanted(List<MemoryFile> candidates) {
      return candidates.size() > 1;
    }

    @Override
    public void equal(List<Proven<MemoryFile>> candidates) {
      groups++;
    }

    @Override
    public void dropped(MemoryFile candidate, IOException why) {
      throw new AssertionError(why);
    }

    @Override
    public void settled(long bytes) {}
  }
}
