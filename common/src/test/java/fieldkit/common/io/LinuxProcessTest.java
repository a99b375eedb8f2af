package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to the process as a whole. */
@EnabledOnOs(OS.LINUX)
class LinuxProcessTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 2000;

  private final FileAccess files = Implementation.LINUX.files();

  @Test
  void descriptorLimitIsTheShells(@TempDir Path folder) {
    String limit = new Sandbox(folder).sh("ulimit -n").strip();
    int expected = limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);

    assertThat(files.descriptorLimit()).isEqualTo(expected);
  }

  @Test
  void threadsDoNotGetEachOthersAnswers(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    Sandbox sandbox = new Sandbox(folder);
    List<Future<Integer>> wrong = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (int size = 0; size < THREADS; size++) {
        byte[] content = new byte[size];
        RawPath path = sandbox.file("size-" + size, content);
        wrong.add(pool.submit(() -> wrongAnswers(path, content.length)));
      }
    }

    for (Future<Integer> count : wrong) {
      assertThat(count.get()).isZero();
    }
  }

  private int wrongAnswers(RawPath path, int size) throws IOException {
    int wrong = 0;
    for (int i = 0; i < ROUNDS; i++) {
      boolean right = files.status(path, false).size() == size;
      try (OpenFile file = files.open(path, false)) {
        right &= Sandbox.readAll(file, 100).length == size;
      }
      wrong += right ? 0 : 1;
    }
    return wrong;
  }
}
