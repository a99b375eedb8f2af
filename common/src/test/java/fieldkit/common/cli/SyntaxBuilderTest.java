package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What is built is parsed, refused and shown as the tools need it. */
class SyntaxBuilderTest {

  private static CommandSpec spec() {
    return new SyntaxBuilder("probe")
        .about("probe [OPTIONS] FILE...", "Probes.", "", "  probe one    an example", "")
        .flag("Zero first.", "-z", "--zero")
        .dryRun()
        .text("WORD", "A word.", "--word")
        .list("GLOB", "Some globs.", "--glob")
        .wholeNumber("N", "A number.", "--number")
        .choice(List.of("new", "old"), "new or old.", "--age")
        .optionalChoice(List.of("some", "all"), "some", "Some or all.", "--check")
        .size("SIZE", "A size.", "--size")
        .duration("TIME", "A time.", "--time")
        .value(StringBuilder.class, SyntaxBuilderTest::reversed, "X", "Reversed.", "--reversed")
        .operands("FILE", "Some files.")
        .footer("", "The end.")
        .spec();
  }

  private static StringBuilder reversed(String text) {
    return new StringBuilder(text).reverse();
  }

  private static ParseResult parse(String... words) {
    return new CommandLine(spec()).parseArgs(words);
  }

  /** Everything said to standard output and to standard error. */
  private static List<String> run(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Tool tool = new Built();
    ExitStatus _ =
        new ToolFrame(
                tool,
                InputStream.nullInputStream(),
                said,
                said,
                FileAccess.ofThisSystem(),
                new Interruption(),
                Map.of())
            .run(List.of(words));
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** A tool that does nothing. */
  private static final class Built implements Tool {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public CommandSpec spec() {
      return SyntaxBuilderTest.spec();
    }

    @Override
    public ExitStatus run(ParseResult parsed, ToolContext context) {
      return ExitStatus.DONE;
    }
  }

  @Test
  void valuesHaveTheirTypes() {
    ParseResult parsed =
        parse(
            "-z",
            "--word=w",
            "--glob",
            "a",
            "--glob",
            "b",
            "--number",
            "2147483647",
            "--age=old",
            "--size",
            "64K",
            "--time=5m",
            "--reversed",
            "abc",
            "one",
            "two");

    assertThat(parsed.hasMatchedOption("--zero")).isTrue();
    assertThat(parsed.hasMatchedOption("-n")).isFalse();
    assertThat(parsed.matchedOptionValue("--word", "")).isEqualTo("w");
    assertThat(parsed.matchedOptionValue("--glob", new String[0])).containsExactly("a", "b");
    assertThat(parsed.matchedOptionValue("--number", 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(parsed.matchedOptionValue("--age", "")).isEqualTo("old");
    assertThat(parsed.matchedOptionValue("--size", 0L)).isEqualTo(65536L);
    assertThat(parsed.matchedOptionValue("--time", Duration.ZERO)).isEqualTo(Duration.ofMinutes(5));
    assertThat(parsed.matchedOptionValue("--reversed", new StringBuilder())).hasToString("cba");
    assertThat(parsed.matchedPositionalValue(0, new String[0])).containsExactly("one", "two");
  }

  @Test
  void whatWasNotGivenIsNotThere() {
    ParseResult parsed = parse();

    assertThat(parsed.matchedOptionValue("--number", 7)).isEqualTo(7);
    assertThat(parsed.matchedOptionValue("--size", 7L)).isEqualTo(7L);
    assertThat(parsed.matchedPositionalValue(0, new String[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "--number=-1; --number: '-1' is not a whole number",
        "--number=2147483648; --number: '2147483648' is not a whole number",
        "--number=1.5; --number: '1.5' is not a whole number",
        "--number=; --number: '' is not a whole number",
        "--age=New; --age: 'New' is not one of new, old",
        "--size=1Q; --size: '1Q' is not a size like 4096, 64K, 1M or 2G",
        "--time=5; --time: '5' is not a duration like 30s, 5m, 2h or 7d",
      })
  void whatIsWrongIsSaidInOneLineWithTheOption(String word, String message) {
    assertThat(run(word)).containsExactly("probe: " + message, "try 'probe --help'");
  }

  @Test
  void theHelpHasTheOrderOfTheCalls() {
    assertThat(run("--help"))
        .startsWith(
            "Probes.", "", "  probe one    an example", "", "Usage: probe [OPTIONS] FILE...")
        .containsSubsequence(
            "  -z, --zero            Zero first.",
            "  -n, --dry-run         Only say what would be done.",
            "      --word=WORD       A word.",
            "      --age=WHICH       new or old.",
            "      --time=TIME       A time.")
        .endsWith("", "The end.");
  }

  @Test
  void anOptionalWordMustBeJoined() {
    assertThat(parse("--check", "all").<String>matchedOptionValue("--check", "")).isEqualTo("some");
    assertThat(parse("--check", "all").matchedPositionalValue(0, new String[0]))
        .containsExactly("all");
    assertThat(parse("--check=all").<String>matchedOptionValue("--check", "")).isEqualTo("all");
    assertThat(run("--check=none")).first().asString().contains("--check", "none");
    assertThat(parse("one").hasMatchedOption("--check")).isFalse();
  }
}
