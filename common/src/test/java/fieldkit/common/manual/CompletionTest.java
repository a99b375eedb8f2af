package fieldkit.common.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts' tables; what they do at a terminal is tested with the packed tools. */
final class CompletionTest {
  private static final CommandText TOOL = CommandText.of(SampleTool.TOP);

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "bash", BashCompletion.of(TOOL),
          "zsh", ZshCompletion.of(TOOL),
          "fish", FishCompletion.of(TOOL));

  @Test
  void bashKnowsWhatOptionsTake() {
    assertThat(SCRIPTS.get("bash"))
        .contains(
            " -s=big,small --size=big,small --look?=all,some -k=+x,y --keep=+x,y --file=@file ")
        .contains("operands='@domain @host'")
        .contains("commands='weigh'")
        .contains("_sample_tool_completion sample-tool\n");
  }

  @Test
  void zshKnowsWhatOptionsTake() {
    assertThat(SCRIPTS.get("zsh"))
        .startsWith("#compdef sample-tool\n")
        .contains("'(-s --size)--size=[How\\: big or \\[small\\]]:which:(big small)'")
        .contains("'(--look)--look=-[Look again]::which:(all some)'")
        .contains("'1:domain:_sample_tool_domain'");
  }

  @Test
  void fishKnowsWhatOptionsTake() {
    assertThat(SCRIPTS.get("fish"))
        .contains("-n '__sample_tool_is' -s s -l size -r -a 'big small' -d 'How: big or [small]'\n")
        .contains("-n '__sample_tool_is --first' -a weigh -d 'Weighs it'\n")
        .contains("-a '(__sample_tool_list x y)'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void theShellFindsNoFaultInIt(String shell, @TempDir Path folder) throws Exception {
    String program = "/usr/bin/" + shell;
    assumeTrue(Files.isExecutable(Path.of(program)), "needs " + shell);
    Path script = Files.writeString(folder.resolve("script"), SCRIPTS.get(shell));
    Process process =
        new ProcessBuilder(List.of(program, "-n", script.toString()))
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void noPlaceIsLeftEmpty() {
    assertThat(SCRIPTS.values()).noneMatch(script -> script.matches("(?s).*#[A-Z]+\n.*"));
    assertThat(SCRIPTS.values()).noneMatch(script -> script.contains("TOOL"));
  }
}
