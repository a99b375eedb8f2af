package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ctrl-C, a hangup and a termination request while files are compared. strace makes reading one
 * pair of files as slow as the test needs it.
 */
class SignalIT {
  /** A second is promised; the machine that tests may be busy. */
  private static final Duration PROMISED = Duration.ofSeconds(3);

  private final TestTree tree;
  private final Strace strace;

  SignalIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    strace = new Strace(tree.at("trace"));
  }

  @BeforeEach
  void fill() throws IOException {
    for (String side : new String[] {"1/", "2/"}) {
      tree.file("in/" + side + "large", TestTree.bytes(2_000_000, 'l'));
      tree.file("in/" + side + "slow", TestTree.bytes(1_000_000, 's'));
    }
  }

  /** Runs until the slow files are being read, and then sends the signal. */
  private Outcome signalled(String signal, String... options) throws IOException {
    String[] arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = "--threads";
    arguments[options.length + 1] = "1";
    arguments[options.length + 2] = tree.path("in");
    DupesProcess.Running running =
        strace
            .tampering(DupesProcess.ofJar(), "pread64", tree.path("in/1/slow"), "delay_enter=300ms")
            .under("env", "--default-signal=" + signal)
            .start(arguments);
    running.awaitLines(strace.file(), 1);
    long begin = System.nanoTime();
    running.signal(signal);
    Outcome outcome = running.outcome();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMISED);
    return outcome;
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void itPrintsWhatIsCertainAndEnds(String signal, int status) throws IOException {
    Outcome outcome = signalled(signal).hasStatus(status);

    assertThat(outcome.groupsIn(tree)).containsExactly("in/1/large in/2/large");
    assertThat(outcome.err()).contains("dupes: interrupted");
  }

  @Test
  void theReportIsMarkedPartial() throws IOException {
    Json report = Json.parse(signalled("INT", "--json").hasStatus(130).out());

    assertThat(report.flag("partial")).isTrue();
    assertThat(report.list("groups")).hasSize(1);
  }

  @Test
  void theOldReportIsKept() throws IOException {
    Path report = tree.file("out/report", "old");

    Outcome _ = signalled("INT", "--output", report.toString()).hasStatus(130);

    assertThat(report).hasContent("old");
    try (Stream<Path> entries = Files.list(tree.at("out"))) {
      assertThat(entries).as("nothing half made is left").containsExactly(report);
    }
  }
}
