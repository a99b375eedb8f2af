package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run printed and how it ended.
 *
 * @param out standard output
 * @param err standard error
 */
record Outcome(int status, String out, String err) {

  Outcome hasStatus(int expected) {
    assertThat(status).as("exit status; it said:%n%s%s", out, err).isEqualTo(expected);
    return this;
  }

  /** All went well and nothing but the result was said. */
  Outcome printed(String line) {
    assertThat(hasStatus(0).out).isEqualTo(line + "\n");
    return this;
  }

  /** It failed with these words somewhere in what it said. */
  Outcome failed(int expected, String... words) {
    assertThat(hasStatus(expected).err).contains(words);
    assertThat(out).as("a failure is no result").isEmpty();
    return this;
  }

  /** A number in the JSON document, by the name before it; the first of that name after a word. */
  long number(String after, String name) {
    int begin = after.isEmpty() ? 0 : out.indexOf("\"" + after + "\"");
    assertThat(begin).as("'%s' in %s%s", after, out, err).isNotNegative();
    Matcher matcher = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(out);
    assertThat(matcher.find(begin)).as("'%s' in %s%s", name, out, err).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
