package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --format json} and {@code jsonl}. */
class JsonOutputTest {
  private final TestTree tree;

  JsonOutputTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private static List<String> paths(Json group) {
    return group.list("members").stream().map(member -> member.text("path")).toList();
  }

  @Test
  void oneDocumentHoldsTheWholeResult() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.file("c", "same");
    tree.file("other", "emas");

    Outcome outcome = Dupes.run("--format", "json", tree.path()).isClean();

    Json report = Json.parse(outcome.out());
    assertThat(report.text("tool")).isEqualTo("dupes");
    assertThat(report.flag("partial")).isFalse();
    Json group = report.list("groups").getFirst();
    assertThat(report.list("groups")).hasSize(1);
    assertThat(group.text("kind")).isEqualTo("files");
    assertThat(group.number("size")).isEqualTo(4);
    assertThat(group.number("waste")).isEqualTo(8);
    assertThat(paths(group)).containsExactly(tree.path("a"), tree.path("b"), tree.path("c"));
    Json summary = report.object("summary");
    assertThat(summary.number("files")).isEqualTo(4);
    assertThat(summary.number("size_collisions")).isEqualTo(1);
    assertThat(summary.number("longest_collision")).isEqualTo(4);
    assertThat(summary.number("groups")).isEqualTo(1);
    assertThat(summary.number("duplicates")).isEqualTo(2);
    assertThat(summary.number("waste")).isEqualTo(8);
  }

  @Test
  void theShortFormIsTheSame() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");

    assertThat(Dupes.run("--json", tree.path()).out())
        .isEqualTo(Dupes.run("--format", "json", tree.path()).out());
  }

  @Test
  void nothingFoundIsADocumentToo() {
    Json report = Json.parse(Dupes.run("--json", tree.path()).isClean().out());

    assertThat(report.list("groups")).isEmpty();
    assertThat(report.object("summary").number("files")).isZero();
  }

  @Test
  void membersCarryWhatTheyWereWhenTheyWereRead() throws IOException {
    Path file = tree.file("a", "same");
    tree.file("b", "same");

    Json report = Json.parse(Dupes.run("--json", tree.path()).isClean().out());

    Json member = report.list("groups").getFirst().list("members").getFirst();
    assertThat(member.number("inode")).isEqualTo(Files.getAttribute(file, "unix:ino"));
    assertThat(member.number("modified_ns")).isEqualTo(nanoseconds(file, "lastModifiedTime"));
    assertThat(member.number("changed_ns")).isEqualTo(nanoseconds(file, "ctime"));
    assertThat(member.has("reference")).isFalse();
    assertThat(member.has("links")).isFalse();
    assertThat(member.has("path_b64")).isFalse();
  }

  private static long nanoseconds(Path file, String attribute) throws IOException {
    return ((FileTime) Files.getAttribute(file, "unix:" + attribute)).to(TimeUnit.NANOSECONDS);
  }

  @Test
  void namesThatAreNotUtf8AreCarriedExactly() throws IOException {
    tree.file("caf\udce9", "same");
    tree.file("caf\u00e9", "same");

    Json report = Json.parse(Dupes.run("--json", tree.path()).isClean().out());

    List<Json> members = report.list("groups").getFirst().list("members");
    assertThat(members.get(0).text("path")).isEqualTo(tree.path("caf\u00e9"));
    assertThat(members.get(0).has("path_b64")).isFalse();
    assertThat(members.get(1).text("path")).isEqualTo(tree.path("caf\ufffd"));
    assertThat(Base64.getDecoder().decode(members.get(1).text("path_b64")))
        .isEqualTo(RawText.encode(tree.path("caf\udce9")));
  }

  @Test
  void namesThatNeedEscapesComeBackWhole() throws IOException {
    String[] names = {"a\"b", "a\\b", "new\nline", "tab\t", "bell\u0007", "\u2028", "\ud83d\ude00"};
    for (String name : names) {
      tree.file(name, "same");
    }

    Json report = Json.parse(Dupes.run("--json", tree.path()).isClean().out());

    assertThat(paths(report.list("groups").getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            List.of(names).stream().map(tree::path).collect(Collectors.toSet()));
  }

  @Test
  void furtherNamesAreListedWhenAskedFor() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.hardLink("a2", "a");
    tree.hardLink("a3", "a");

    Json report = Json.parse(Dupes.run("--json", "-H", tree.path()).isClean().out());

    List<Json> members = report.list("groups").getFirst().list("members");
    assertThat(paths(report.list("groups").getFirst()))
        .containsExactly(tree.path("a"), tree.path("b"));
    assertThat(members.getFirst().list("links").stream().map(link -> link.text("path")))
        .containsExactly(tree.path("a2"), tree.path("a3"));
    assertThat(members.getLast().has("links")).isFalse();
  }

  @Test
  void linesAreADocumentEach() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.file("c\nd", "other");
    tree.file("e", "other");

    String text = Dupes.run("--format", "jsonl", tree.path()).isClean().text();

    assertThat(text).endsWith("\n");
    List<Json> groups =
        text.lines().map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8))).toList();
    assertThat(groups).hasSize(2);
    assertThat(paths(groups.get(0))).containsExactly(tree.path("a"), tree.path("b"));
    assertThat(paths(groups.get(1))).containsExactly(tree.path("c\nd"), tree.path("e"));
  }

  @Test
  void noLinesForNothing() {
    assertThat(Dupes.run("--format", "jsonl", tree.path()).isClean().out()).isEmpty();
  }
}
