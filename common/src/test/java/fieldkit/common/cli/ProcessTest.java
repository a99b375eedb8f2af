package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.ChildJvm;
import fieldkit.common.testing.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool as a process of its own, seen from outside. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ProcessTest {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(List<String> words) throws IOException {
    Process process = new ProcessBuilder(words).start();
    started.add(process);
    return process;
  }

  @Test
  void endsWithTheStatusesNumber() throws IOException, InterruptedException {
    Process process = start(ChildJvm.command(ProbeMain.class, "fail"));

    assertThat(text(process.getErrorStream())).isEqualTo("probe: failed as told\n");
    assertThat(process.waitFor()).isEqualTo(4);
  }

  @Test
  void endsQuietlyWhenNobodyReadsAnyMore() throws IOException, InterruptedException {
    Process process = start(ChildJvm.command(ProbeMain.class, "flood"));
    byte[] first = process.getInputStream().readNBytes(10);
    process.getInputStream().close();

    assertThat(first).hasSize(10);
    assertThat(text(process.getErrorStream())).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void namesArriveByteForByteWhateverTheLocale(String locale) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "LC_ALL=" + locale, "sh", "-c"));
    words.add("exec \"$@\" \"$(printf 'a\\377\\n.')\" \"$(printf '\\303\\244')\" '' 'b?'");
    words.add("sh");
    words.addAll(ChildJvm.command(ProbeMain.class, "--", "echo"));
    Process process = start(words);

    assertThat(process.getInputStream().readAllBytes())
        .asString(StandardCharsets.ISO_8859_1)
        .isEqualTo("a\u00ff\n.\0\u00c3\u00a4\0\0b?\0");
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void aSignalAsksTheWorkToWindUp(String signal, int status)
      throws IOException, InterruptedException {
    Process process = startReady("wait");
    send(signal, process);

    assertThat(text(process.getInputStream())).isEqualTo("stopped\n");
    assertThat(text(process.getErrorStream())).isEmpty();
    assertThat(process.waitFor()).isEqualTo(status);
  }

  @Test
  void aSignalEndsAlsoWorkThatDoesNotListen() throws IOException, InterruptedException {
    Process process = startReady("stubborn");
    long sent = System.nanoTime();
    send("INT", process);

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(System.nanoTime() - sent).as("nanoseconds").isLessThan(10_000_000_000L);
  }

  /** Starts it with the signals as a terminal's programs have them, and waits for its word. */
  private Process startReady(String what) throws IOException {
    assumeTrue(
        Command.run(Path.of("/"), "env", "--default-signal=INT", "true").status() == 0,
        "env cannot reset signals");
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM"));
    words.addAll(ChildJvm.command(ProbeMain.class, what));
    Process process = start(words);
    assertThat(process.getInputStream().readNBytes(6))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("ready\n");
    return process;
  }

  private static void send(String signal, Process process) {
    String _ = Command.sh(Path.of("/"), "kill -%s %d".formatted(signal, process.pid()));
  }

  @ParameterizedTest
  @CsvSource({
    "xterm, auto, true",
    "dumb, auto, false",
    "xterm, never, false",
    "dumb, always, true"
  })
  void progressShowsOnATerminal(String terminal, String option, boolean shown) {
    String said = onATerminal(terminal, "--progress=" + option, "progress");

    assertThat(said.contains("\rreading: ")).isEqualTo(shown);
    assertThat(said.contains("\u001b")).isEqualTo(shown);
    assertThat(said).endsWith("result\r\n");
  }

  private static String onATerminal(String terminal, String... arguments) {
    assumeTrue(Command.exists("script"), "there is no script(1)");
    String command =
        ChildJvm.command(ProbeMain.class, arguments).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "TERM=" + terminal + " ", ""));
    Command.Ended ended = Command.run(Path.of("/"), "script", "-qec", command, "/dev/null");
    assertThat(ended.status()).as(ended.said()).isZero();
    return ended.said();
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
