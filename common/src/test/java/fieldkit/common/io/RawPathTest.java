package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawPathTest {

  @ParameterizedTest
  @CsvSource({
    "a, a, .",
    "a/, a, .",
    "a//, a, .",
    "/a, a, /",
    "//a, a, /",
    "a/b, b, a",
    "a/b/, b, a",
    "a//b, b, a",
    "/a/b, b, /a",
    "//a//b//, b, //a",
    "../.., .., ..",
    "'', '', .",
    "/, '', /",
    "//, '', /"
  })
  void nameAndParentTakeAPathApart(String path, String name, String parent) {
    assertThat(RawText.decode(path(path).name())).isEqualTo(name);
    assertThat(path(path).parent()).isEqualTo(path(parent));
  }

  @ParameterizedTest
  @CsvSource({
    "a, b, a/b",
    "a/, b, a/b",
    "/, b, /b",
    "'', b, b",
    ".., ../b, ../../b",
    "a, /b, /b",
    "'', /, /",
    "a//, b/, a//b/"
  })
  void resolveGoesDownUnlessToldWhereToBegin(String folder, String other, String joined) {
    assertThat(path(folder).resolve(path(other))).isEqualTo(path(joined));
  }

  @Test
  void resolveTakesAPieceOfALargerArray() {
    byte[] records = "..name..".getBytes(StandardCharsets.UTF_8);

    assertThat(path("a").resolve(records, 2, 4)).isEqualTo(path("a/name"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, a", "a/b, a", "a/b, a/", "a//b, a", "a/, a", "a, a/", "/, /", "/a, /", "//a, /", "/a, //",
    "a, ''", "'', ''"
  })
  void startsWithItselfAndTheFoldersAbove(String path, String folder) {
    assertThat(path(path).startsWith(path(folder))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ab, a", "a, ab", "a, a/b", "a, /", "/a, ''", "/, ''", "'', /", "'', a", "/a, a", "a, b"
  })
  void doesNotStartWithAnythingElse(String path, String folder) {
    assertThat(path(path).startsWith(path(folder))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/, true", "//a, true", "a, false", "'', false", "./a, false"})
  void isAbsoluteWhenItBeginsAtTheRoot(String path, boolean absolute) {
    assertThat(path(path).isAbsolute()).isEqualTo(absolute);
  }

  @Test
  void ordersByUnsignedBytes() {
    List<RawPath> inOrder =
        List.of(
            path(""),
            path("\n"),
            path("/"),
            path("A"),
            path("a"),
            path("a/b"),
            path("ab"),
            path("z"),
            path("ä"),
            path("\ud83d\ude00"),
            RawPath.of(new byte[] {(byte) 0xFF}));

    assertThat(inOrder.reversed().stream().sorted()).containsExactlyElementsOf(inOrder);
  }

  @Test
  void differentBytesAreDifferentPaths() {
    RawPath composed = path("\u00e4");
    RawPath decomposed = path("a\u0308");

    assertThat(composed).isNotEqualTo(decomposed).isNotEqualTo(path("\u00e4/"));
    assertThat(composed).isEqualTo(path("\u00e4")).hasSameHashCodeAs(path("\u00e4"));
  }

  @Test
  void nobodyCanChangeItFromOutside() {
    byte[] given = {'a'};
    RawPath path = RawPath.of(given);
    given[0] = 'b';
    path.toBytes()[0] = 'c';

    assertThat(path).isEqualTo(path("a"));
  }

  @Test
  void copiesItselfIntoALargerArray() {
    byte[] target = "......".getBytes(StandardCharsets.UTF_8);
    path("ab").copyTo(target, 3);

    assertThat(target).asString(StandardCharsets.UTF_8).isEqualTo("...ab.");
    assertThat(path("ab").length()).isEqualTo(2);
  }

  private static RawPath path(String text) {
    return RawPath.ofText(text);
  }
}
