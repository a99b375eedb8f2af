package fieldkit.xenmigrate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run printed and how it ended.
 *
 * @param out standard output
 * @param err standard error
 */
record Ended(int status, String out, String err) {

  Ended with(int expected, String... words) {
    assertThat(status).as("exit status; it said:%n%s%s", out, err).isEqualTo(expected);
    if (words.length > 0) {
      assertThat(out + err).contains(words);
    }
    return this;
  }
}
