package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.protocol.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeScriptTest {

  @ParameterizedTest
  @EnumSource
  void nothingInItMeansAnythingToALoginShell(FarEndChoice choice) {
    String sha256 = "ab".repeat(32);
    String command = ProbeScript.command(Token.random(), choice, true, 1, sha256);
    assertThat(command).startsWith("exec sh -c '").endsWith("'");
    String script = command.substring("exec sh -c '".length(), command.length() - 1);
    assertThat(script).doesNotContain("'", "\\", "!", "\n").isASCII();
    assertThat(command.length())
        .as("old shells stop at 1024 bytes a word, most later")
        .isLessThan(2048);
  }
}
