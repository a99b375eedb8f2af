package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A tool with commands of its own. */
class ToolFrameCommandTest {

  private static FrameRun run(String... arguments) {
    return FrameRun.of(
        (_, _) -> {
          throw new IllegalStateException("must not run");
        },
        arguments);
  }

  @Test
  void theFirstWordMayBeACommand() {
    assertThat(run("again", "one", "two"))
        .isEqualTo(new FrameRun(ExitStatus.INCOMPLETE, "", "probe: again: one two\n"));
  }

  @Test
  void onlyTheFirstWord() {
    AtomicReference<Object> names = new AtomicReference<>();
    ProbeTool.Work work =
        (parsed, _) -> {
          names.set(ProbeTool.names(parsed));
          return ExitStatus.DONE;
        };

    FrameRun _ = FrameRun.of(work, "one", "again");
    assertThat(names.get())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly("one", "again");
    FrameRun _ = FrameRun.of(work, "--", "again");
    assertThat(names.get()).asInstanceOf(InstanceOfAssertFactories.LIST).containsExactly("again");
  }

  @Test
  void aCommandHasHelpOfItsOwnAndTheToolsVersion() {
    assertThat(run("again", "--help").out()).startsWith("Probes once more.").contains("--json");
    assertThat(run("again", "--version").out()).startsWith("probe ");
  }

  @Test
  void aWrongWordIsAnsweredWithTheCommandsHelp() {
    FrameRun run = run("again", "--word=x");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.errLines())
        .containsExactly("probe: Unknown option: '--word=x'", "try 'probe again --help'");
  }
}
