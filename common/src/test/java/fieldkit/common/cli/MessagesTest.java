package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private final Messages messages = new Messages("probe", err);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aProblemIsOneLineWithTheNameEscaped() {
    messages.problem("/srv/a\nb\udcff", "Permission denied");

    assertThat(printed()).isEqualTo("probe: /srv/a\\nb\\xff: Permission denied\n");
  }

  @Test
  void problemsAreCounted() {
    messages.problem("a", "b");
    messages.say("c");
    messages.problem("a", "b");

    assertThat(messages.problems()).isEqualTo(2);
  }

  @Test
  void linesEndWithANewlineWhateverTheSystem() {
    messages.say("zwölf");

    assertThat(printed()).isEqualTo("zwölf\n");
  }

  @Test
  void theProgressLineIsRewrittenInPlace() {
    messages.show(new StatusLine(err));
    messages.refresh("reading: 1");
    messages.refresh("reading: 2");
    messages.show(null);

    assertThat(printed()).isEqualTo("\rreading: 1\u001b[K\rreading: 2\u001b[K" + CLEAR);
  }

  @Test
  void theProgressLineMakesWayForAMessage() {
    messages.show(new StatusLine(err));
    messages.refresh("reading: 1");
    messages.say("a message");
    messages.problem("x", "wrong");
    messages.refresh("reading: 2");

    assertThat(printed())
        .isEqualTo(
            "\rreading: 1\u001b[K" + CLEAR + "a message\nprobe: x: wrong\n\rreading: 2\u001b[K");
  }

  @Test
  void theProgressLineMakesWayForTheLog() {
    messages.use(
        new Settings(1, false, false, false, false, Settings.When.AUTO, Settings.When.AUTO));
    messages.show(new StatusLine(err));
    messages.refresh("reading: 1");
    messages.detail("a detail");

    assertThat(printed()).isEqualTo("\rreading: 1\u001b[K" + CLEAR + "probe: a detail\n");
  }

  @Test
  void theProgressLineMakesWayForAFault() {
    messages.show(new StatusLine(err));
    messages.refresh("reading: 1");
    messages.fault("x: wrong", "do y", null);

    assertThat(printed()).isEqualTo("\rreading: 1\u001b[K" + CLEAR + "probe: x: wrong\ndo y\n");
  }

  @Test
  void withoutAProgressLineThereAreNoControlCharacters() {
    messages.show(new StatusLine(err)); // and nothing is drawn yet
    messages.say("a message");
    messages.show(null);
    messages.refresh("too late");

    assertThat(printed()).isEqualTo("a message\n");
  }

  @Test
  void theProgressLineIsNoLongerThanATerminalIsWide() {
    messages.show(new StatusLine(err));
    messages.refresh("x".repeat(200));

    assertThat(printed()).isEqualTo("\r" + "x".repeat(79) + "\u001b[K");
  }
}
