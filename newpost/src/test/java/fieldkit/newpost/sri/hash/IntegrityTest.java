package fieldkit.newpost.sri.hash;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specification's rules for reading the attribute, and its vectors. */
class IntegrityTest {
  private static final byte[] CONTENT = "alert('Hello, world.');".getBytes(StandardCharsets.UTF_8);

  private static IntegrityValue right(HashAlgorithm algorithm) {
    return IntegrityValue.of(algorithm, algorithm.newDigest().digest(CONTENT));
  }

  private static String text(HashAlgorithm algorithm) {
    return right(algorithm).text();
  }

  private static final String S256 = text(HashAlgorithm.SHA256);
  private static final String S384 = text(HashAlgorithm.SHA384);
  private static final String S512 = text(HashAlgorithm.SHA512);

  private static boolean accepts(String attribute) {
    Integrity integrity = Integrity.parse(attribute);
    HashAlgorithm strongest = integrity.strongest();
    return strongest != null && integrity.accepts(right(strongest));
  }

  @Test
  void computesTheVectorsOfTheSpecification() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("vectors.txt")) {
      String vectors = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(vectors.lines()).containsExactly(S256, S384, S512);
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsHowLongADigestIs(HashAlgorithm algorithm) {
    assertThat(right(algorithm).digest()).hasSize(algorithm.base64Length());
  }

  @Test
  void takesWhatIsRight() {
    assertThat(List.of(S256, S384, S512)).allMatch(IntegrityTest::accepts);
  }

  @Test
  void onlyTheStrongestCounts() {
    assertThat(accepts(S256 + " sha384-wrong")).isFalse();
    assertThat(accepts("sha256-wrong " + S384)).isTrue();
    assertThat(accepts(S384 + " sha256-wrong sha512-" + "A".repeat(86) + "==")).isFalse();
  }

  @Test
  void severalOfTheSameStrengthAreAlternatives() {
    assertThat(accepts("sha384-other " + S384)).isTrue();
    assertThat(accepts(S384 + "\n\tsha384-other")).isTrue();
  }

  @Test
  void optionsAreIgnored() {
    assertThat(accepts(S384 + "?ct=application/javascript")).isTrue();
    assertThat(accepts(S384 + "?a-b?c")).isTrue();
  }

  @Test
  void theAlgorithmMayBeUpperCaseTheDigestMayNotChange() {
    assertThat(accepts(S384.replace("sha", "ShA"))).isTrue();
    assertThat(accepts("sha384-" + S384.substring(7).toLowerCase(java.util.Locale.ROOT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha1-kGZ+", "md5-abc=", "sha-384-abc", "sha3-256-x", "rubbish", "?", "-"})
  void anythingElseIsNoCheckAtAll(String attribute) {
    Integrity integrity = Integrity.parse(attribute);
    assertThat(integrity.strongest()).isNull();
    assertThat(integrity.blank()).isFalse();
    assertThat(integrity.isSignedOnly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n\f\r "})
  void nothingIsBlank(String attribute) {
    assertThat(Integrity.parse(attribute).blank()).isTrue();
    assertThat(Integrity.parse(null).blank()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha384", "sha384-", "sha384-?x"})
  void aKnownAlgorithmWithoutADigestMatchesNothing(String attribute) {
    assertThat(Integrity.parse(attribute).strongest()).isEqualTo(HashAlgorithm.SHA384);
    assertThat(accepts(attribute)).isFalse();
  }

  @Test
  void aDigestInTheUrlAlphabetMatchesNothing() {
    String url = S512.substring(7).replace('+', '-').replace('/', '_');
    assertThat(accepts("sha512-" + url)).isFalse();
  }

  @Test
  void signaturesAreKept() {
    Integrity signed = Integrity.parse("ed25519-JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    assertThat(signed.isSignedOnly()).isTrue();
    Integrity both = Integrity.parse("ed25519-abc= sha384-wrong");
    assertThat(both.isSignedOnly()).isFalse();
    assertThat(both.replacedBy(right(HashAlgorithm.SHA384))).isEqualTo(S384 + " ed25519-abc=");
  }
}
