package fieldkit.newpost.sri.html;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.sri.RandomPage;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast tokenizer finds what a parser finds that builds the whole tree. */
class PageTagsPropertyTest {
  private static final int PAGES_A_SEED = 400;

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithATree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PAGES_A_SEED; i++) {
      String page = new RandomPage(random).text();
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      assertThat(PageTags.of(bytes, Dialect.HTML))
          .as("seed %d, page %d:%n%s", seed, i, page)
          .isEqualTo(TreeTags.of(bytes));
    }
  }
}
