package fieldkit.newpost.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorCommandTest {

  private static String of(String... environment) {
    Map<String, String> map =
        Map.of("TERM", environment[0], "VISUAL", environment[1], "EDITOR", environment[2]);
    return EditorCommand.of(Optional.empty(), map).command();
  }

  @Test
  void theOrderIsGits() {
    assertThat(of("xterm", "visual -x", "editor")).isEqualTo("visual -x");
    assertThat(of("dumb", "visual", "editor")).isEqualTo("editor");
    assertThat(of("xterm", " ", "editor")).isEqualTo("editor");
    assertThat(of("xterm", "", "")).isEqualTo("vi");
    assertThat(EditorCommand.of(Optional.of("mine"), Map.of("EDITOR", "editor")).command())
        .isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "vi, vi, +7 f",
        "/usr/bin/vim -u NONE, vim, +7 f",
        "\"/opt/my tools/nvim\" -p, nvim, +7 f",
        "'/opt/my tools/nano', nano, +7 f",
        "emacsclient -c, emacsclient, +7 f",
        "code --wait, code, -g f:7",
        "subl -w, subl, f:7",
        "gedit, gedit, f"
      })
  void theCursorIsPlacedAtTheEnd(String command, String program, String arguments) {
    EditorCommand editor = new EditorCommand(command);

    assertThat(editor.program()).isEqualTo(program);
    List<String> words = editor.words("f", 7);
    assertThat(words.subList(0, 3)).containsExactly("/bin/sh", "-c", command + " \"$@\"");
    assertThat(String.join(" ", words.subList(4, words.size()))).isEqualTo(arguments);
  }
}
