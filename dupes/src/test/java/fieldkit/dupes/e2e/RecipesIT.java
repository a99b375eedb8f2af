package fieldkit.dupes.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes in docs/dupes.md, run as they stand there. */
class RecipesIT {
  private static final int MIB = 1 << 20;

  private final Acting acting;
  private final TestTree tree;

  RecipesIT(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  /** The commands behind a recipe's mark. */
  private static String recipe(String name) throws IOException {
    String root = requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root");
    String manual = Files.readString(Path.of(root, "docs/dupes.md"));
    String mark = "<!-- recipe: %s -->\n```sh\n".formatted(name);
    assertThat(manual).contains(mark);
    int begin = manual.indexOf(mark) + mark.length();
    return manual.substring(begin, manual.indexOf("```", begin));
  }

  /** Runs commands by a shell for which {@code dupes} is this one, and ~ is the tree. */
  private Outcome cook(String commands) throws IOException {
    Path dupes = acting.around().file("bin/dupes", launcher());
    Path _ = Files.setPosixFilePermissions(dupes, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = acting.around().path("bin") + ":/usr/bin:/bin";
    return Run.of(
        List.of("env", "-i", "HOME=" + tree.path(), "PATH=" + path, "sh", "-ec", commands));
  }

  private static String launcher() {
    String words = String.join("' '", DupesProcess.ofJar().command());
    return "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(words);
  }

  @Test
  void photos() throws IOException {
    Path _ = tree.file("Photos/2025/a.jpg", "a");
    Path _ = tree.file("Photos/2026/again.jpg", "a");
    Path _ = tree.file("Inbox/a copy.jpg", "a");
    Path _ = tree.file("Inbox/new.jpg", "new");
    Path _ = tree.file("Inbox/new too.jpg", "new");
    Snapshot photos = acting.snapshot().below(tree.path("Photos"));

    Outcome outcome = cook(recipe("photos")).hasStatus(0);

    assertThat(outcome.text().lines().filter(line -> line.startsWith("trash")))
        .containsExactly(
            "trash     " + tree.path("Inbox/a copy.jpg"),
            "trash     " + tree.path("Inbox/a copy.jpg"));
    assertThat(acting.snapshot().below(tree.path("Photos"))).isEqualTo(photos);
    assertThat(tree.at("Inbox/a copy.jpg")).doesNotExist();
    assertThat(tree.at("Inbox/new too.jpg")).exists();
    assertThat(tree.at(".local/share/Trash/files/a copy.jpg")).hasContent("a");
  }

  @Test
  void backup() throws IOException {
    for (String day : List.of("monday", "tuesday")) {
      Path _ = tree.file("backup/" + day + "/large", TestTree.bytes(MIB, 'x'));
      Path _ = tree.file("backup/" + day + "/small", "small");
    }
    String commands = recipe("backup").replace("/backup", tree.path("backup"));

    Outcome outcome = cook(commands).hasStatus(0);

    assertThat(outcome.err() + outcome.text()).isEmpty();
    assertThat(Files.getAttribute(tree.at("backup/monday/large"), "unix:nlink")).isEqualTo(2);
    assertThat(Files.getAttribute(tree.at("backup/monday/small"), "unix:nlink")).isEqualTo(1);
    assertThat(cook(commands).hasStatus(0).err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"xfs, 320", "btrfs, 256"})
  void machines(String type, int mebibytes) throws IOException {
    try (Mount _ =
        Mount.image(acting.around().at("image"), tree.at("vm"), type, (long) mebibytes * MIB)) {
      for (String name : List.of("one.img", "two.raw")) {
        try (RandomAccessFile file = new RandomAccessFile(tree.at("vm/" + name).toFile(), "rw")) {
          file.write(TestTree.bytes(8 * MIB, 'm'));
          file.getFD().sync();
        }
      }

      Outcome outcome =
          cook(
              recipe("machines")
                  .replace("/vm ", tree.path("vm") + " ")
                  .replace("/vm\n", tree.path("vm") + "\n"));

      assertThat(outcome.hasStatus(0).text()).contains("reflink   " + tree.path("vm/two.raw"));
      assertThat(outcome.err()).contains("1 file in 1 group made to share storage");
      assertThat(Machine.run("filefrag", "-v", tree.path("vm/two.raw"))).contains("shared");
    }
  }

  @Test
  void theJournalHasTheShapeThatIsDocumented() throws IOException {
    Path _ = tree.file("a", "same");
    Path _ = tree.file("b", "same");
    Outcome _ = acting.run("--symlink", "--apply", tree.path()).isClean();

    List<Json> records =
        Files.readAllLines(Path.of(acting.journal())).stream()
            .map(line -> Json.parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .toList();

    assertThat(records.stream().map(record -> record.text("record")))
        .containsExactly("run", "step", "done", "end");
    String root = requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root");
    String manual = Files.readString(Path.of(root, "docs/dupes.md"));
    for (Json record : records) {
      String row =
          manual
              .lines()
              .filter(line ->
                  line.startsWith("| `") && line.contains("`" + record.text("record") + "`"))
              .findFirst()
              .orElseThrow();
      assertThat(record.names())
          .allSatisfy(name -> assertThat(row + "`record`").contains("`" + name + "`"));
    }
    assertThat(records.getLast().flag("complete")).isTrue();
  }
}
