package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that are right. */
class ToolFrameOptionsTest {

  /** What a tool gets to see. */
  private record Seen(Settings settings, String word, List<String> names) {}

  private static Seen parse(String... arguments) {
    List<Seen> seen = new ArrayList<>();
    FrameRun run =
        FrameRun.of(
            (parsed, context) -> {
              String word = parsed.matchedOptionValue("--word", "(none)");
              seen.add(new Seen(context.settings(), word, ProbeTool.names(parsed)));
              return ExitStatus.DONE;
            },
            arguments);
    assertThat(run).isEqualTo(new FrameRun(ExitStatus.DONE, "", ""));
    return seen.getFirst();
  }

  @Test
  void nothingIsSetUnlessSaid() {
    Settings expected =
        new Settings(0, false, false, false, false, Settings.When.AUTO, Settings.When.AUTO);

    assertThat(parse()).isEqualTo(new Seen(expected, "(none)", List.of()));
  }

  @Test
  void sharedOptionsBecomeSettings() {
    assertThat(
            parse(
                    "-vv",
                    "-q",
                    "--json",
                    "--yes",
                    "--no-input",
                    "--color=never",
                    "--progress",
                    "never")
                .settings())
        .isEqualTo(
            new Settings(2, true, true, true, true, Settings.When.NEVER, Settings.When.NEVER));
    assertThat(parse("--quiet", "--color", "always", "--progress=auto").settings())
        .isEqualTo(
            new Settings(0, true, false, false, false, Settings.When.ALWAYS, Settings.When.AUTO));
  }

  @Test
  void verbosityIsCountedHoweverItIsWritten() {
    assertThat(parse("-v").settings().verbosity()).isEqualTo(1);
    assertThat(parse("-v", "-v").settings().verbosity()).isEqualTo(2);
    assertThat(parse("--verbose", "-vv").settings().verbosity()).isEqualTo(3);
  }

  @Test
  void anOptionGivenTwiceKeepsTheLast() {
    assertThat(parse("--word", "one", "--word=two").word()).isEqualTo("two");
    assertThat(parse("--color=never", "--color=always").settings().color())
        .isEqualTo(Settings.When.ALWAYS);
    assertThat(parse("--json", "--json").settings().json()).isTrue();
  }

  @Test
  void optionsMayStandBehindNames() {
    Seen seen = parse("one", "--json", "two", "--word", "w");

    assertThat(seen.settings().json()).isTrue();
    assertThat(seen.word()).isEqualTo("w");
    assertThat(seen.names()).containsExactly("one", "two");
  }

  @Test
  void twoDashesEndTheOptions() {
    Seen seen = parse("--word=w", "--", "--json", "-v", "--", "-");

    assertThat(seen.settings().json()).isFalse();
    assertThat(seen.names()).containsExactly("--json", "-v", "--", "-");
  }

  @Test
  void oneDashIsAName() {
    assertThat(parse("-", "one").names()).containsExactly("-", "one");
  }

  @Test
  void aNameThatBeginsWithAnAtSignIsNotReadAsAFile(@TempDir Path folder) throws IOException {
    Path words = Files.writeString(folder.resolve("words"), "--json surprise");
    Seen seen = parse("@" + words);

    assertThat(seen.settings().json()).isFalse();
    assertThat(seen.names()).containsExactly("@" + words);
  }

  @Test
  void valuesMayBeEmptyQuotedOrLookLikeOptions() {
    assertThat(parse("--word=").word()).isEmpty();
    assertThat(parse("--word=\"quoted\"").word()).isEqualTo("\"quoted\"");
    assertThat(parse("--word=--json").word()).isEqualTo("--json");
    assertThat(parse("--word", "-v").word()).isEqualTo("-v");
    assertThat(parse("--word=a=b").word()).isEqualTo("a=b");
    assertThat(parse("--word=${user.name}").word()).isEqualTo("${user.name}");
  }

  @Test
  void namesKeepEveryByteAndSpace() {
    assertThat(parse("\udcff\n", "", " a ", "a,b", "'a'").names())
        .containsExactly("\udcff\n", "", " a ", "a,b", "'a'");
  }
}
