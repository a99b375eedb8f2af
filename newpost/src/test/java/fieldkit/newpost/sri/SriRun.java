package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.cli.Interruption;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolFrame;
import fieldkit.common.io.FileAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code newpost sri} run in this process.
 *
 * @param status what it ended with
 * @param out standard output
 * @param err standard error
 */
record SriRun(int status, String out, String err) {

  /** Runs {@code newpost sri} with these words. */
  static SriRun sri(String... words) {
    return of(FileAccess.ofThisSystem(), new Interruption(), words);
  }

  /** The same with files and an interruption of the test's. */
  static SriRun of(FileAccess files, Interruption interruption, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream("input".getBytes(StandardCharsets.UTF_8));
    int status =
        new ToolFrame(new SriUnderNewpost(), in, out, err, files, interruption, Map.of())
            .run(
                java.util.stream.Stream.concat(List.of("sri").stream(), List.of(words).stream())
                    .toList())
            .code();
    return new SriRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  SriRun hasStatus(int expected) {
    assertThat(status).as("status, with standard error:%n%s", err).isEqualTo(expected);
    return this;
  }

  SriRun says(String... parts) {
    assertThat(err).as("standard error").contains(parts);
    return this;
  }

  SriRun isClean() {
    assertThat(err).as("standard error").doesNotContain("newpost: ");
    return hasStatus(0);
  }

  /** What stands around it in newpost. */
  private static final class SriUnderNewpost implements Tool {
    @Override
    public String name() {
      return "newpost";
    }

    @Override
    public CommandSpec spec() {
      return CommandSpec.create().name(name());
    }

    @Override
    public Optional<Tool> command(String word) {
      return word.equals("sri") ? Optional.of(new SriTool()) : Optional.empty();
    }

    @Override
    public fieldkit.common.cli.ExitStatus run(
        picocli.CommandLine.ParseResult parsed, fieldkit.common.cli.ToolContext context) {
      throw new AssertionError("a command was expected");
    }
  }
}
