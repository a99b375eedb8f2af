package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shared options do to standard error. */
class ToolFrameMessagesTest {

  private static ExitStatus talk(Object parsed, ToolContext context) {
    context.messages().say("3 files");
    context.messages().detail("looked at x");
    context.messages().problem("x", "cannot be read");
    return ExitStatus.DONE;
  }

  @Test
  void saysWhatMattersAndNoMore() {
    assertThat(FrameRun.of(ToolFrameMessagesTest::talk).errLines())
        .containsExactly("3 files", "probe: x: cannot be read");
  }

  @Test
  void quietLeavesOnlyErrors() {
    FrameRun run = FrameRun.of(ToolFrameMessagesTest::talk, "-q");

    assertThat(run.errLines()).containsExactly("probe: x: cannot be read");
    assertThat(run.status()).isEqualTo(ExitStatus.INCOMPLETE);
  }

  @Test
  void verboseAddsDetails() {
    assertThat(FrameRun.of(ToolFrameMessagesTest::talk, "-v").errLines())
        .containsExactly("3 files", "probe: looked at x", "probe: x: cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--progress=never", "--progress=auto", "-q"})
  void noProgressWhereNoTerminalIs(String option) {
    FrameRun run =
        FrameRun.of(
            (_, context) -> {
              assertThat(isProgressAsked(context, 300)).isFalse();
              return ExitStatus.DONE;
            },
            option);

    assertThat(run).isEqualTo(new FrameRun(ExitStatus.DONE, "", ""));
  }

  @Test
  void progressIsShownAlwaysIfSoSaidAndTakenAway() {
    FrameRun run =
        FrameRun.of(
            (_, context) -> {
              assertThat(isProgressAsked(context, 20_000)).isTrue();
              return ExitStatus.DONE;
            },
            "--progress=always");

    assertThat(run.err()).startsWith("\rreading: 5 of 10, ").endsWith("\u001b[K\r\u001b[K");
  }

  /** Shows progress until its state was asked for, or for so long. */
  private static boolean isProgressAsked(ToolContext context, long millis) {
    CountDownLatch asked = new CountDownLatch(1);
    ProgressState state = new ProgressState("reading", 5, 10, false);
    try (var _ =
        context
            .progress()
            .show(() -> {
              asked.countDown();
              return state;
            })) {
      return asked.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
