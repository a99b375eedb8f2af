package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that are wrong. */
class ToolFrameUsageTest {

  private static FrameRun run(String... arguments) {
    return FrameRun.of(
        (_, _) -> {
          throw new IllegalStateException("must not run");
        },
        arguments);
  }

  static Stream<Arguments> wrongCommandLines() {
    return Stream.of(
        Arguments.of(words("--nope"), "--nope"),
        Arguments.of(words("-x"), "-x"),
        Arguments.of(words("--json", "one", "--nope=3"), "--nope=3"),
        Arguments.of(words("--word"), "--word"),
        Arguments.of(words("--color", "blue"), "'blue' is not auto, always or never"),
        Arguments.of(words("--progress=ALWAYS"), "'ALWAYS' is not auto, always or never"),
        Arguments.of(words("--nope\nforged: line"), "--nope"),
        Arguments.of(words("--\u001b[2J"), "\\x1b"));
  }

  private static Object words(String... words) {
    return words;
  }

  @ParameterizedTest
  @MethodSource("wrongCommandLines")
  void oneLineSaysWhatAndOneSaysHow(String[] arguments, String what) {
    FrameRun run = run(arguments);

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.errLines().getFirst()).startsWith("probe: ").contains(what);
    assertThat(run.errLines().getLast()).isEqualTo("try 'probe --help'");
  }

  @Test
  void noExceptionIsNamed() {
    assertThat(run("--nope", "-vv").err()).doesNotContain("Exception").doesNotContain("\tat ");
  }
}
