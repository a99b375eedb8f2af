package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.io.RawText;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.testing.Command;
import fieldkit.common.testing.OddBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoting and splitting, against the system's shell. */
class ShellWordsTest {
  private static final int SEEDS = 3000;
  private static final String SHOW = "show() { echo $#; printf '%s\\n' \"$@\"; }\n";
  private static final String PRINT = "printf '%s|' ";

  @TempDir private Path folder;

  @Test
  void splitsAsAShellDoes() throws Exception {
    List<String> lines = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (int seed = 0; seed < SEEDS; seed++) {
      String line = line(new SplittableRandom(seed));
      try {
        List<String> words = ShellWords.split(line);
        expected.append(words.size()).append('\n');
        words.forEach(word -> expected.append(word).append('\n'));
        lines.add(line);
      } catch (RemoteFault notClosed) {
        // the shell would take it for an error too
      }
    }

    assertThat(printed(lines)).isEqualTo(expected.toString());
    assertThat(lines).hasSizeGreaterThan(SEEDS / 4);
  }

  /** Of what quoting is made of, but for a backslash at the end, which asks for another line. */
  private static String line(SplittableRandom random) {
    String alphabet = "ab '\"\\  ";
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      line.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return line + "a";
  }

  private String printed(List<String> lines) throws IOException {
    StringBuilder script = new StringBuilder(SHOW);
    lines.forEach(line -> script.append("show ").append(line).append('\n'));
    Path file = Files.writeString(folder.resolve("script"), script);
    return Command.sh(folder, "sh " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "a \"b", "'a\\'b'"})
  void aQuoteMustBeClosed(String line) {
    RemoteFault fault = catchThrowableOfType(RemoteFault.class, () -> ShellWords.split(line));

    assertThat(fault.reason()).isEqualTo(Reason.BAD_SETTINGS);
    assertThat(fault).hasMessageContaining("is not closed");
  }

  @Test
  void nothingIsExpanded() throws Exception {
    assertThat(ShellWords.split("a $HOME *\t\"$(b)\" ''"))
        .containsExactly("a", "$HOME", "*", "$(b)", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void anyBytesAreOneWordToAShell(String shell) throws Exception {
    assumeTrue(Command.exists(shell), "there is no " + shell);
    StringBuilder command = new StringBuilder();
    List<String> words = new ArrayList<>();
    for (int seed = 0; seed < 100; seed++) {
      String word = RawText.decode(OddBytes.nextPath(new SplittableRandom(seed)));
      words.add(word);
      command.append(PRINT).append(ShellWords.quote(word)).append(";");
    }
    try (RemoteShell here = new CommandShell("sh -c '\"$0\" -c \"$1\"'", HostAddress.parse(shell));
        RemoteProcess process = here.start(command.toString(), _ -> {})) {
      byte[] printed = process.in().readAllBytes();

      assertThat(RawText.decode(printed)).isEqualTo(String.join("|", words) + "|");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/dev/vg0/root", "a-b_c.d:e,f=g+h@i%j"})
  void plainWordsStayAsTheyAre(String word) {
    assertThat(ShellWords.quote(word)).isEqualTo(word);
  }

  @Test
  void aCommandIsItsWords() {
    assertThat(ShellWords.command(List.of("a", "", "b c", "d'e")))
        .isEqualTo("a '' 'b c' 'd'\\''e'");
  }
}
