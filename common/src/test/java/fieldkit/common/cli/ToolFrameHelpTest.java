package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolFrameHelpTest {
  private static final int COLUMNS = 80;

  private static FrameRun run(String... arguments) {
    return FrameRun.of(
        (_, _) -> {
          throw new IllegalStateException("must not run");
        },
        arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void helpGoesToStandardOutput(String option) {
    FrameRun run = run(option);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).startsWith("Probes the frame.").endsWith("\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpFitsIntoEightyColumnsWithoutControlCharacters() {
    assertThat(run("--help").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS))
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @Test
  void helpNamesTheSharedOptionsAndTheToolsOwn() {
    assertThat(run("--help").out())
        .contains("-h, --help", "-V, --version", "-v, --verbose", "-q, --quiet")
        .contains(
            "--json", "--yes", "--no-input", "--color=WHEN", "--progress=WHEN", "--word=WORD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void versionIsOneLineOnStandardOutput(String option) {
    FrameRun run = run(option);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).matches("probe \\S.*\n");
    assertThat(run.err()).isEmpty();
  }
}
