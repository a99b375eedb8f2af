package fieldkit.newpost.sri.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an edit may do to a page, and what it may not. */
class EditProofTest {
  private static final byte[] PAGE =
      bytes("<script src=a>x()</script><p title='t'><link rel=stylesheet href=b>");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "13, ` integrity=\"sha384-x\"`, true",
        "13, ` crossorigin integrity='x'`, true",
        "66, ` integrity=x`, true",
        "13, ` async`, false",
        "13, `b`, false",
        "13, `><script>`, false",
        "13, ` integrity=\"`, false",
        "0, `<!--`, false",
        "14, `y();`, false",
        "39, `<base>`, false",
      })
  void onlyIntegrityMayBeAdded(int place, String text, boolean right) {
    EditProof proof = new EditProof(PAGE, PageTags.of(PAGE, Dialect.HTML), Dialect.HTML);

    assertThat(proof.holds(Edit.apply(PAGE, List.of(new Edit(place, place, text))), List.of()))
        .isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({"14, true", "13, false"})
  void theTextOfAnImportMapMayChange(int place, boolean right) {
    List<Tag> tags = PageTags.of(PAGE, Dialect.HTML);
    EditProof proof = new EditProof(PAGE, tags, Dialect.HTML);
    byte[] edited = Edit.apply(PAGE, List.of(new Edit(place, place, "y")));

    assertThat(proof.holds(edited, List.of(tags.getFirst()))).isEqualTo(right);
  }
}
