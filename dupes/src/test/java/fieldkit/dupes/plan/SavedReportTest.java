package fieldkit.dupes.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports read back: what does not hang together is refused as a whole. */
class SavedReportTest {
  private static final String REPORT =
      """
      {"tool":"dupes","shape":1,"partial":false,"roots":[
      {"path":"/r","reference":true},{"path":"/a"}],"groups":[
      {"kind":"files","size":5,"waste":5,"members":[
      {"path":"/r/x","reference":true,"device":1,"inode":12,"link_count":1,"modified_ns":3,"changed_ns":4},
      {"path":"/a/y","device":1,"inode":13,"link_count":2,"modified_ns":5,"changed_ns":6,"links":[{"path":"/a/z"}]}]}],
      "summary":{"files":3}}
      """;

  private static SavedReport read(String report) throws IOException {
    return read(report.getBytes(StandardCharsets.UTF_8));
  }

  private static SavedReport read(byte[] report) throws IOException {
    return SavedReport.read(new ByteArrayInputStream(report));
  }

  private static void isRefused(String report, String why) {
    assertThatIOException().isThrownBy(() -> read(report)).withMessageContaining(why);
  }

  private static String edited(String old, String now) {
    assertThat(REPORT).contains(old);
    return REPORT.replace(old, now);
  }

  @Test
  void saysWhatWasFoundAndWhere() throws IOException {
    SavedReport report = read(REPORT);

    assertThat(report.roots().toString()).isEqualTo("[/r, /a]");
    KnownGroup group = report.groups().getFirst();
    assertThat(group.size()).isEqualTo(5);
    KnownFile reference = group.files().getFirst();
    assertThat(reference.isReference()).isTrue();
    assertThat(reference.identity()).isEqualTo(new FileIdentity(1, 12, 5, 3, 4));
    KnownFile other = group.files().get(1);
    assertThat(other.isReference()).isFalse();
    assertThat(other.rank()).isEqualTo(1);
    assertThat(other.hasNoOtherNames()).isTrue();
    assertThat(other.names().toString()).contains("/a/y").contains("/a/z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "\"tool\":\"dupes\"; \"tool\":\"fdupes\"; is not a report of dupes",
        "\"shape\":1; \"shape\":2; another version",
        "\"shape\":1; \"shape\":\"1\"; another version",
        "\"roots\":; \"route\":; another version",
        "\"groups\":; \"groop\":; lacks 'groups'",
        "\"members\":; \"member\":; lacks 'members'",
        "\"size\":5; \"size\":\"5\"; lacks the number 'size'",
        "\"size\":5; \"size\":5.5; lacks the number 'size'",
        "\"inode\":12; \"inode\":null; lacks the number 'inode'",
        "\"inode\":12; \"inode\":99999999999999999999; too large",
        "\"link_count\":2,; ; lacks the number 'link_count'",
        "\"changed_ns\":6; \"changed\":6; lacks the number 'changed_ns'",
        "\"inode\":12; \"inode\":13; has one file twice",
        "\"/a/z\"; \"/a/y\"; has one path twice",
        "\"/a/y\"; \"/etc/passwd\"; outside of what was scanned",
        "\"/a/y\"; \"/ab/y\"; outside of what was scanned",
        "\"/a/y\"; \"a/y\"; not absolute and plain",
        "\"/a/y\"; \"/a/../etc/y\"; not absolute and plain",
        "\"/a/y\"; \"/a/..\"; not absolute and plain",
        "\"/a/y\"; \"/a/./y\"; not absolute and plain",
        "\"/a/y\"; \"/a//y\"; not absolute and plain",
        "\"/a/y\"; \"/a/y/\"; not absolute and plain",
        "\"/a/y\"; \"\"; without a path",
        "\"/a/y\"; \"/a/\\u0000y\"; without a path",
        "\"/a/y\"; 7; without a path",
        "\"path\":\"/a/y\"; \"path\":\"/a/y\",\"path_b64\":\"?\"; without a path",
        "\"path\":\"/a/y\"; \"path\":\"/a/y\",\"path_b64\":\"L2IvAHk=\"; without a path",
        "\"path\":\"/a/y\"; \"path\":\"/a/y\",\"path\":\"/a/y\"; is not JSON: line 5",
      })
  void whatDoesNotHangTogetherIsRefused(String old, String now, String why) {
    isRefused(edited(old, now == null ? "" : now), why);
  }

  @Test
  void aFileThatIsItsOwnRootIsInside() throws IOException {
    assertThat(read(edited("{\"path\":\"/a\"}", "{\"path\":\"/a/y\"},{\"path\":\"/a/z\"}")).roots())
        .hasSize(3);
  }

  @Test
  void bytesThatAreNoTextComeFromTheirOwnField() throws IOException {
    String report = edited("\"path\":\"/a/y\"", "\"path\":\"/a/\ufffd\",\"path_b64\":\"L2Ev/w==\"");

    assertThat(read(report).groups().getFirst().files().get(1).path().text())
        .isEqualTo("/a/\udcff");
  }

  @Test
  void groupsOfFoldersAreCountedOnly() throws IOException {
    String folders = "{\"kind\":\"folders\",\"members\":[{\"path\":\"/etc\"}]}";
    String report = edited("\"groups\":[\n", "\"groups\":[" + folders + ",\n");

    assertThat(read(report).folderGroups()).isEqualTo(1);
    assertThat(read(report).groups()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "[]",
        "1",
        "null",
        "{}",
        "\"dupes\"",
        "{\"tool\":\"dupes\"}",
        "\u0000",
        "{\"a\":1}{",
        "{\"tool\":\"dupes\",\"shape\":1,\"roots\":[],\"groups\":[]} x"
      })
  void garbageIsRefused(String report) {
    assertThatIOException().isThrownBy(() -> read(report)).withMessageNotContaining("Exception");
  }

  @Test
  void veryDeepNestingIsRefused() {
    isRefused("[".repeat(100_000), "is not JSON");
  }

  @Test
  void aReportCutShortAnywhereIsRefused() {
    byte[] report = REPORT.strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < report.length; length++) {
      byte[] part = Arrays.copyOf(report, length);
      assertThatIOException().as("cut to %d", length).isThrownBy(() -> read(part));
    }
  }

  @Test
  void aReportWithoutGroupsIsFine() throws IOException {
    String report = "{\"tool\":\"dupes\",\"shape\":1,\"roots\":[{\"path\":\"/a\"}],\"groups\":[]}";

    assertThat(read(report).groups()).isEmpty();
  }
}
