package fieldkit.newpost.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.OddTitles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SlugRuleTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Part 1: the  beginning!, part-1-the-beginning, Part-1-the-beginning, part-1-the-beginning",
        "Über Straße & Łódź, über-straße-łódź, Uber-Strasse-Lodz, uber-strasse-lodz",
        "Don't panic’s, dont-panics, Dont-panics, dont-panics",
        "日本語 題名, 日本語-題名, 日本語-題名, 日本語-題名",
        "C++ / C#, c-c, C-C, c-c",
        "---, ``, ``, ``",
        "🎉 party, party, party, party"
      })
  void slugs(String title, String letters, String asTyped, String latin) {
    assertThat(SlugRule.LETTERS.slug(title)).isEqualTo(letters);
    assertThat(SlugRule.LETTERS_AS_TYPED.slug(title)).isEqualTo(asTyped);
    assertThat(SlugRule.LATIN.slug(title)).isEqualTo(latin);
  }

  @ParameterizedTest
  @EnumSource
  void aSlugIsAlwaysGoodForAFileName(SlugRule rule) {
    for (String title : OddTitles.of(3000, 99)) {
      String slug = rule.slug(title.repeat(9));
      assertThat(slug.getBytes(StandardCharsets.UTF_8).length).as(title).isLessThanOrEqualTo(120);
      assertThat(slug)
          .doesNotStartWith(".")
          .doesNotStartWith("-")
          .doesNotContain("/", " ", "\0", "\n");
      assertThat(rule.slug(slug)).as("the slug of a slug").isEqualTo(slug);
    }
  }
}
