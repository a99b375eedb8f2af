package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawArgumentsTest {

  @Test
  void takesTheLastWordsOfTheCommandLine() {
    byte[] commandLine = latin("java\0-cp\0x.jar\0Main\0--word\0\u00ff\u00c3\u00a4\0");

    assertThat(RawArguments.fromCommandLine(commandLine, List.of("--word", "??")))
        .containsExactly("--word", "\udcff\u00e4");
  }

  @Test
  void keepsEmptyWordsAndThoseWithNewlines() {
    byte[] commandLine = latin("java\0Main\0\0\u00e9\n\0\0");

    assertThat(RawArguments.fromCommandLine(commandLine, List.of("", "?\n", "")))
        .containsExactly("", "\udce9\n", "");
  }

  @Test
  void noArgumentsAreNoWords() {
    assertThat(RawArguments.fromCommandLine(latin("java\0Main\0"), List.of())).isEmpty();
  }

  @Test
  void keepsWhatJavaSaysWhereTheCommandLineIsCutShort() {
    List<String> arguments = List.of("one", "two", "thr\u00e9e");

    assertThat(RawArguments.fromCommandLine(latin("two\0three\0"), arguments)).isEqualTo(arguments);
    assertThat(RawArguments.fromCommandLine(latin(""), arguments)).isEqualTo(arguments);
  }

  @Test
  void ordinaryWordsStayAsTheyAre() {
    assertThat(RawArguments.of(new String[] {"--word", "", "a b"}))
        .containsExactly("--word", "", "a b");
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
