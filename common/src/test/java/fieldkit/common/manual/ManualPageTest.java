package fieldkit.common.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page, as its text and as man(1) shows it. */
final class ManualPageTest {
  private static final String PAGE = ManualPage.of(CommandText.of(SampleTool.TOP), "fieldkit 1.2");

  @Test
  void whatItIsStandsInOneLineForWhatis() {
    assertThat(PAGE).contains("sample\\-tool \\- samples what it\\(aqs given, 100% of it\n");
  }

  @Test
  void optionsHaveTheirNamesValuesAndDescriptions() {
    assertThat(PAGE)
        .contains("\\fB\\-s\\fR, \\fB\\-\\-size\\fR=\\fIWHICH\\fR\nHow: big or [small].\n")
        .contains("\\fB\\-\\-look\\fR[=\\fIWHICH\\fR]\nLook again.\n")
        .contains("\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n");
  }

  @Test
  void noTextBecomesAMacro() {
    assertThat(PAGE).contains("\n\\&.hidden and \\eback.\n");
  }

  @Test
  void theStatusOfTheToolAndOfItsCommandStandWhereTheyBelong() {
    assertThat(PAGE).contains(".SH \"EXIT STATUS\"\n0 sampled, 2 wrong command line.\n");
    assertThat(PAGE.indexOf("Status: 0 light, 1 heavy."))
        .isBetween(PAGE.indexOf(".SS \"sample\\-tool weigh\""), PAGE.indexOf("COMMON OPTIONS"));
  }

  @Test
  void manShowsItWithoutAWarning(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "needs groff");
    Path page = Files.writeString(folder.resolve("sample-tool.1"), PAGE);
    Process groff =
        new ProcessBuilder(
                "groff", "-man", "-Tutf8", "-ww", "-b", "-P-cbou", "-rLL=78n", page.toString())
            .start();
    String shown = read(groff.getInputStream());
    assertThat(read(groff.getErrorStream())).isEmpty();
    assertThat(groff.waitFor()).isZero();
    assertThat(shown)
        .contains("sample-tool [OPTIONS] PATH...")
        .contains("sample-tool 'a b'")
        .contains(".hidden and \\back.");
  }

  private static String read(java.io.InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
