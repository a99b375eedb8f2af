package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source of which a part cannot be read: the kernel's answers are changed by strace. */
class ReadErrorsIT {
  private static final int SIZE = 3 * Contents.MIB;
  private static final int PAGE = 4096;

  @TempDir private Path folder;
  private Path source;
  private Path target;
  private byte[] before;

  @BeforeEach
  void fill() throws IOException {
    Programs.assumeThere("strace");
    source = Contents.file(folder.resolve("source"), Contents.random(1, SIZE));
    before = Contents.random(2, SIZE);
    target = Contents.file(folder.resolve("target"), before);
  }

  /** In each thread all reads of the source fail from its second on. */
  private Outcome run(String... words) throws IOException, InterruptedException {
    return run("2+", words);
  }

  /**
   * @param when which reads of each thread fail, as strace's {@code when=}
   */
  private Outcome run(String when, String[] words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("strace", "-f", "-qq", "-o", folder.resolve("calls").toString(), "-P"));
    all.addAll(List.of(source.toString(), "-e", "trace=pread64"));
    all.addAll(List.of("-e", "inject=pread64:error=EIO:when=" + when));
    all.addAll(BlocksyncProcess.words(words));
    all.addAll(List.of(source.toString(), target.toString()));
    try (BlocksyncProcess process = BlocksyncProcess.of(folder, all)) {
      return process.outcome();
    }
  }

  @Test
  void endsIt() throws IOException, InterruptedException {
    run("--on-read-error=abort").failed(4, source.toString(), "Input/output error");
  }

  @Test
  void givesZeros() throws IOException, InterruptedException {
    Outcome _ = run("--on-read-error=zero").hasStatus(1);
    Outcome outcome = run("--on-read-error=zero").hasStatus(1);

    assertThat(outcome.err()).contains(source + ": ", "cannot be read");
    assertPagesAreOf(new byte[SIZE]);
  }

  /** All reads fail: what one pass could read and the next could not would rightly differ. */
  @Test
  void verifiesZerosAgainstZeros() throws IOException, InterruptedException {
    String[] words = {"--on-read-error=zero", "--verify=full"};

    Outcome _ = run("1+", words).hasStatus(1);

    assertThat(Files.readAllBytes(target)).isEqualTo(new byte[SIZE]);
  }

  @Test
  void keepsWhatIsThere() throws IOException, InterruptedException {
    Outcome outcome = run("--on-read-error=keep").hasStatus(1);

    assertThat(outcome.err()).contains(source + ": ", "cannot be read");
    assertPagesAreOf(before);
  }

  /** Each page of the target is the source's or the other's, and there are some of both. */
  private void assertPagesAreOf(byte[] other) throws IOException {
    byte[] good = Files.readAllBytes(source);
    byte[] after = Files.readAllBytes(target);
    int read = 0;
    for (int at = 0; at < SIZE; at += PAGE) {
      byte[] page = Arrays.copyOfRange(after, at, at + PAGE);
      boolean ofSource = Arrays.equals(page, Arrays.copyOfRange(good, at, at + PAGE));
      if (!ofSource) {
        assertThat(page).as("at %d", at).isEqualTo(Arrays.copyOfRange(other, at, at + PAGE));
      }
      read += ofSource ? 1 : 0;
    }
    assertThat(read).as("pages that could be read").isBetween(1, SIZE / PAGE - 1);
  }
}
