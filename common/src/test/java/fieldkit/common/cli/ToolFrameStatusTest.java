package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end. */
class ToolFrameStatusTest {

  @ParameterizedTest
  @EnumSource
  void whatTheToolSaysIsWhatTheRunEndsWith(ExitStatus status) {
    FrameRun run = FrameRun.of((_, _) -> status);

    assertThat(run).isEqualTo(new FrameRun(status, "", ""));
  }

  @Test
  void theResultIsAllThereIsOnStandardOutput() {
    FrameRun run =
        FrameRun.of((_, context) -> {
          context.out().write("result\n".getBytes(StandardCharsets.UTF_8));
          context.messages().say("1 result");
          return ExitStatus.DONE;
        });

    assertThat(run).isEqualTo(new FrameRun(ExitStatus.DONE, "result\n", "1 result\n"));
  }

  @Test
  void aProblemMakesItIncomplete() {
    FrameRun run =
        FrameRun.of((_, context) -> {
          context.messages().problem("/srv/x", "Permission denied");
          return ExitStatus.DONE;
        });

    assertThat(run)
        .isEqualTo(new FrameRun(ExitStatus.INCOMPLETE, "", "probe: /srv/x: Permission denied\n"));
  }

  @Test
  void aProblemDoesNotHideWhatIsWorse() {
    FrameRun run =
        FrameRun.of((_, context) -> {
          context.messages().problem("x", "y");
          return ExitStatus.FAILED;
        });

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"INCOMPLETE", "USAGE", "REFUSED", "FAILED", "UNDECIDED", "INTERRUPTED"})
  void aFaultEndsItWithItsStatusAndOneLine(ExitStatus status) {
    FrameRun run =
        FrameRun.of((_, _) -> {
          throw new CommandFault(status, "/dev/x: 9 GiB, but the source has 10 GiB");
        });

    assertThat(run)
        .isEqualTo(new FrameRun(status, "", "probe: /dev/x: 9 GiB, but the source has 10 GiB\n"));
  }

  @Test
  void aFaultMaySayWhatWouldHelp() {
    FrameRun run =
        FrameRun.of((_, _) -> {
          throw new CommandFault(ExitStatus.REFUSED, "a\nb: exists", "lvcreate x", null);
        });

    assertThat(run.errLines()).containsExactly("probe: a\\nb: exists", "lvcreate x");
  }

  @Test
  void aFaultShowsItsCauseOnlyWhenVeryVerbose() {
    ProbeTool.Work work =
        (_, _) -> {
          throw new CommandFault(
              ExitStatus.FAILED, "x: failed", null, new IOException("the true reason"));
        };

    assertThat(FrameRun.of(work, "-v").errLines()).containsExactly("probe: x: failed");
    assertThat(FrameRun.of(work, "-vv").err())
        .startsWith("probe: x: failed\n")
        .contains("the true reason", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "-q", "--json"})
  void aBugIsOneLineThatAsksForAReport(String option) {
    FrameRun run = FrameRun.of(ToolFrameStatusTest::bug, option);

    assertThat(run.status()).isEqualTo(ExitStatus.BUG);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err())
        .matches("probe: a bug of ours at .*ToolFrameStatusTest.*: report it with .* -vv\n")
        .doesNotContain("Exception");
  }

  @Test
  void aBugShowsItsStackTraceWhenVeryVerbose() {
    FrameRun run = FrameRun.of(ToolFrameStatusTest::bug, "-vv");

    assertThat(run.status()).isEqualTo(ExitStatus.BUG);
    assertThat(run.err()).contains("IllegalStateException: unexpected", "\tat ");
  }

  private static ExitStatus bug(Object parsed, Object context) {
    throw new IllegalStateException("unexpected");
  }

  @Test
  void anErrorOfTheMachineIsABugToo() {
    FrameRun run =
        FrameRun.of((_, _) -> {
          throw new StackOverflowError();
        });

    assertThat(run.status()).isEqualTo(ExitStatus.BUG);
    assertThat(run.errLines()).hasSize(1);
  }

  @Test
  void aBugWithoutAStackTraceIsOneLineToo() {
    FrameRun run =
        FrameRun.of((_, _) -> {
          IllegalStateException bare = new IllegalStateException();
          bare.setStackTrace(new StackTraceElement[0]);
          throw bare;
        });

    assertThat(run.err()).startsWith("probe: a bug of ours: report it with");
  }

  @Test
  void tooLittleMemoryIsNoBugAndSaysHowToGiveMore() {
    FrameRun run =
        FrameRun.of((_, _) -> {
          throw new OutOfMemoryError();
        });

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.errLines())
        .containsExactly(
            "probe: out of memory", "give it more: FIELDKIT_JAVA_OPTS=-Xmx8g probe ...");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "run"})
  void aReaderThatHasSeenEnoughEndsItQuietly(String argument) {
    IOException broken = new FileFault(FileFault.Reason.BROKEN_PIPE);
    FrameRun run = FrameRun.into(failing(broken), ToolFrameStatusTest::writeResult, argument);

    assertThat(run).isEqualTo(new FrameRun(ExitStatus.DONE, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "run"})
  void anOutputThatFailsIsSaid(String argument) {
    IOException full = new FileFault(FileFault.Reason.NO_SPACE);
    FrameRun run = FrameRun.into(failing(full), ToolFrameStatusTest::writeResult, argument);

    assertThat(run)
        .isEqualTo(
            new FrameRun(
                ExitStatus.FAILED, "", "probe: standard output: No space left on the device\n"));
  }

  @Test
  void anOutputThatFailsForWhateverReasonIsSaid() {
    IOException failure = new IOException("failed somehow");
    FrameRun run = FrameRun.into(failing(failure), ToolFrameStatusTest::writeResult);

    assertThat(run)
        .isEqualTo(new FrameRun(ExitStatus.FAILED, "", "probe: standard output: failed somehow\n"));
  }

  private static ExitStatus writeResult(Object parsed, ToolContext context) throws IOException {
    context.out().write('x');
    return ExitStatus.DONE;
  }

  private static OutputStream failing(IOException failure) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw failure;
      }
    };
  }
}
