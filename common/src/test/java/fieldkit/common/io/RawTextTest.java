package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawTextTest {

  static Stream<Arguments> bytesAndTheirTexts() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("00", "\0"),
        Arguments.of("61 ff 62", "a\udcffb"),
        Arguments.of("80", "\udc80"), // a continuation with nothing to continue
        Arguments.of("c3", "\udcc3"), // cut off
        Arguments.of("e2 82 41", "\udce2\udc82A"), // cut short by a letter
        Arguments.of("f0 9f 98", "\udcf0\udc9f\udc98"),
        Arguments.of("c0 af", "\udcc0\udcaf"), // an overlong slash
        Arguments.of("e0 80 af", "\udce0\udc80\udcaf"),
        Arguments.of("f4 90 80 80", "\udcf4\udc90\udc80\udc80"), // beyond U+10FFFF
        Arguments.of("ed a0 bd ed b8 80", "\udced\udca0\udcbd\udced\udcb8\udc80"), // CESU-8
        Arguments.of("ed b2 80", "\udced\udcb2\udc80"), // what the escape itself would be
        Arguments.of("f0 9f 92 80", "\ud83d\udc80"), // ends with the char of an escape
        Arguments.of("f0 9f 92 80 80", "\ud83d\udc80\udc80"),
        Arguments.of("80 f0 9f 92 80", "\udc80\ud83d\udc80"),
        Arguments.of("ef bb bf 61", "\ufeffa"));
  }

  @ParameterizedTest
  @MethodSource("bytesAndTheirTexts")
  void decodesWhatIsUtf8AndEscapesEveryOtherByte(String hex, String text) {
    assertThat(RawText.decode(bytes(hex))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("bytesAndTheirTexts")
  void encodesBackToTheSameBytes(String hex, String text) {
    assertThat(RawText.encode(text)).isEqualTo(bytes(hex));
  }

  @Test
  void ordinaryTextIsItsUtf8() {
    String text = "Zwölf Boxkämpfer, 東京, \ud83d\ude00";

    assertThat(RawText.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(RawText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "61", "00", "c3 a4", "f0 9f 98 80"})
  void tellsUtf8(String hex) {
    assertThat(RawText.isUtf8(bytes(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "61 ff", "c0 af", "ed a0 80", "f0 9f 98", "f4 90 80 80"})
  void tellsWhatIsNotUtf8(String hex) {
    assertThat(RawText.isUtf8(bytes(hex))).isFalse();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
