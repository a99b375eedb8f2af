package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import fieldkit.common.testing.OddBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {
  private static final int SEEDS = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/a b.txt",
        "~!@#$%^&*()'\"`",
        "Zwölf",
        "東京",
        "\ud83d\ude00",
        "e\u0301",
        "שלום"
      })
  void plainTextStaysAsItIs(String text) {
    assertThat(EscapedText.of(text)).isEqualTo(text);
  }

  static Stream<Arguments> unsafeTexts() {
    return Stream.of(
        Arguments.of("a\nb", "a\\nb"),
        Arguments.of("a\tb\rc", "a\\tb\\rc"),
        Arguments.of("a\\b", "a\\\\b"),
        Arguments.of("a\\nb", "a\\\\nb"),
        Arguments.of("\u001b[2J", "\\x1b[2J"),
        Arguments.of("\0\u0007\u007f", "\\x00\\x07\\x7f"),
        Arguments.of("a\udcffb", "a\\xffb"), // a byte that is not text
        Arguments.of("\udc80", "\\x80"),
        Arguments.of("\u0080", "\\u{80}"), // a character, which must not look like that byte
        Arguments.of("\u009b2J", "\\u{9b}2J"),
        Arguments.of("\u202egpj.exe", "\\u{202e}gpj.exe"), // right to left from here
        Arguments.of("\u2066a\u2069", "\\u{2066}a\\u{2069}"),
        Arguments.of("a\u200bb", "a\\u{200b}b"), // as wide as nothing
        Arguments.of("\u2028\u2029", "\\u{2028}\\u{2029}"),
        Arguments.of("\ud800", "\\u{d800}"),
        Arguments.of("ä\n\ud83d\ude00\n", "ä\\n\ud83d\ude00\\n"));
  }

  @ParameterizedTest
  @MethodSource("unsafeTexts")
  void whatCouldSteerOrDeceiveIsEscaped(String text, String escaped) {
    assertThat(EscapedText.of(text)).isEqualTo(escaped);
  }

  @Test
  void noNamePassesForAnother() {
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] name = OddBytes.next(new SplittableRandom(seed));
      String escaped = EscapedText.of(RawText.decode(name));

      assertThat(unescaped(escaped)).as("%s, seed %d", escaped, seed).isEqualTo(name);
    }
  }

  @Test
  void nothingIsLeftThatATerminalObeys() {
    for (int seed = 0; seed < SEEDS; seed++) {
      String escaped = EscapedText.of(RawText.decode(OddBytes.next(new SplittableRandom(seed))));

      assertThat(escaped.codePoints())
          .as("%s, seed %d", escaped, seed)
          .noneMatch(Character::isISOControl)
          .noneMatch(c -> Character.getType(c) == Character.FORMAT);
    }
  }

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([\\\\ntr])|x(\\p{XDigit}{2})|u\\{(\\p{XDigit}+)})");

  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = ESCAPE.matcher(text);
    int done = 0;
    while (matcher.find()) {
      bytes.writeBytes(text.substring(done, matcher.start()).getBytes(StandardCharsets.UTF_8));
      done = matcher.end();
      if (matcher.group(1) != null) {
        bytes.write("\\\n\t\r".charAt("\\ntr".indexOf(matcher.group(1))));
      } else if (matcher.group(2) != null) {
        bytes.write(Integer.parseInt(matcher.group(2), 16));
      } else {
        String character = Character.toString(Integer.parseInt(matcher.group(3), 16));
        bytes.writeBytes(character.getBytes(StandardCharsets.UTF_8));
      }
    }
    bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
