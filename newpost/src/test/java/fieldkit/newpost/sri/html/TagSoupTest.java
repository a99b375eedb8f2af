package fieldkit.newpost.sri.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pieces of markup in any order, which no author would write: still the same as in the tree.
 * Without noscript, in which jsoup takes a script's text for markup when it stands in the head.
 */
class TagSoupTest {
  private static final int PAGES_A_SEED = 4_000;
  private static final List<String> PIECES =
      List.of(
          "<",
          "</",
          "<!--",
          "-->",
          "--!>",
          "<!",
          "<?",
          ">",
          "/>",
          "/",
          "=",
          "\"",
          "'",
          " ",
          "\n",
          "script",
          "<script",
          "<script>",
          "</script",
          "</script>",
          "<SCRIPT src=a>",
          "src",
          "src=a",
          "<link href=a",
          "<base",
          "<style>",
          "</style>",
          "<title>",
          "</title>",
          "<textarea>",
          "</textarea ",
          "<svg>",
          "</svg>",
          "<svg/>",
          "<math>",
          "</math>",
          "<mi>",
          "<foreignObject>",
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<![CDATA[",
          "]]>",
          "<xmp>",
          "</xmp>",
          "<iframe>",
          "</iframe>",
          "<template>",
          "</template>",
          "<table>",
          "<td>",
          "-",
          "--",
          "!",
          "x",
          "&amp;",
          "<b ",
          "<br>",
          "</br>",
          "<body>",
          "<html>",
          "<head>");

  static LongStream seeds() {
    return LongStream.range(0, 15);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithATree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PAGES_A_SEED; i++) {
      StringBuilder page = new StringBuilder();
      for (int pieces = random.nextInt(24); pieces >= 0; pieces--) {
        page.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      byte[] bytes = page.toString().getBytes(StandardCharsets.ISO_8859_1);
      assertThat(PageTags.of(bytes, Dialect.HTML))
          .as("seed %d, page %d:%n%s", seed, i, page)
          .isEqualTo(TreeTags.of(bytes));
    }
  }
}
