package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a run printed and how it ended. */
final class Outcome {
  private final int status;
  private final byte[] out;
  private final byte[] err;

  Outcome(int status, byte[] out, byte[] err) {
    this.status = status;
    this.out = out.clone();
    this.err = err.clone();
  }

  int status() {
    return status;
  }

  byte[] out() {
    return out.clone();
  }

  /** Standard output, any bytes of it. */
  String text() {
    return RawText.decode(out);
  }

  String err() {
    return new String(err, StandardCharsets.UTF_8);
  }

  List<String> errorLines() {
    return err().lines().toList();
  }

  /** Says that all went well, with nothing said about any file. */
  Outcome isClean() {
    assertThat(err()).as("standard error").doesNotContain("dupes:");
    return hasStatus(0);
  }

  Outcome hasStatus(int expected) {
    assertThat(status).as("exit status, with standard error:%n%s", err()).isEqualTo(expected);
    return this;
  }

  /** Says that one line on standard error names a file and says what is wrong. */
  Outcome names(String path, String what) {
    assertThat(errorLines())
        .as("standard error")
        .anySatisfy(line -> assertThat(line).startsWith("dupes: " + path + ": ").contains(what));
    return this;
  }

  /** The groups of the text format, each its names below the tree with a space between. */
  List<String> groupsIn(TestTree tree) {
    List<String> groups = new ArrayList<>();
    for (List<String> group : groups()) {
      List<String> names = new ArrayList<>();
      for (String path : group) {
        assertThat(path).startsWith(tree.path() + "/");
        names.add(path.substring(tree.path().length() + 1));
      }
      groups.add(String.join(" ", names));
    }
    return groups;
  }

  /** The groups of the text format. */
  List<List<String>> groups() {
    String text = text();
    if (text.isEmpty()) {
      return List.of();
    }
    assertThat(text).as("the last line").endsWith("\n");
    List<List<String>> groups = new ArrayList<>();
    for (String group : text.substring(0, text.length() - 1).split("\n\n", -1)) {
      List<String> names = List.of(group.split("\n", -1));
      assertThat(names).as("a group").isNotEmpty().doesNotContain("");
      groups.add(names);
    }
    return groups;
  }

  /** What the summary says about bytes read. */
  long bytesRead() {
    return errorLines().stream()
        .filter(line -> line.startsWith("bytes read "))
        .mapToLong(line -> Long.parseLong(line.substring("bytes read ".length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no summary in:\n" + err()));
  }
}
