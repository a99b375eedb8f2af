package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.cli.Interruption;
import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read, written or understood is named, and left as it was. */
class BadInputTest {
  private static final String PAGE = "<script src=js/a.js></script>";
  private static final String EDITED =
      "<script src=js/a.js integrity=\"%s\"></script>".formatted(TestSite.integrity("a"));
  private TestSite site;

  @BeforeEach
  void build(@TempDir Path folder) throws IOException {
    site = new TestSite(folder).file("js/a.js", "a").file("index.html", PAGE);
  }

  private void chmod(String name, String permissions) throws IOException {
    Path _ =
        Files.setPosixFilePermissions(
            site.path(name), PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aPageThatNobodyMayWriteIsLeftAlone() throws IOException {
    chmod("index.html", "r--r--r--");
    SriRun _ =
        SriRun.sri("add", site.path())
            .hasStatus(1)
            .says("index.html: Nobody may write it; it is as it was", "0 pages changed: 0 added");

    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    chmod("index.html", "rwxrw-r-x");
    Path _ = Files.createSymbolicLink(site.path("link.html"), Path.of("index.html"));
    SriRun run = SriRun.sri("add", site.at("link.html")).isClean();

    assertThat(run.out()).isEqualTo(site.at("link.html") + "\n");
    assertThat(Files.isSymbolicLink(site.path("link.html"))).isTrue();
    assertThat(site.text("index.html")).isEqualTo(EDITED);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path("index.html"))))
        .isEqualTo("rwxrw-r-x");
  }

  @Test
  void theOwnerStays() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    Path _ = Files.setAttribute(site.path("index.html"), "unix:uid", 12345);
    Path _ = Files.setAttribute(site.path("index.html"), "unix:gid", 54321);
    SriRun _ = SriRun.sri("add", site.path()).isClean();

    assertThat(Files.getAttribute(site.path("index.html"), "unix:uid")).isEqualTo(12345);
    assertThat(Files.getAttribute(site.path("index.html"), "unix:gid")).isEqualTo(54321);
  }

  @Test
  void linksBelowAFolderAreNotFollowed() throws IOException {
    Path _ = Files.createSymbolicLink(site.path("loop"), Path.of("."));
    Path _ = Files.createSymbolicLink(site.path("link.html"), Path.of("index.html"));
    Path _ = Files.createSymbolicLink(site.path("gone.html"), Path.of("nowhere"));

    assertThat(SriRun.sri("add", site.path()).isClean().out())
        .isEqualTo(site.at("index.html") + "\n");
    assertThat(Files.exists(site.path("gone.html"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void twoNamesOfOnePageAreBothDone() throws IOException {
    Path _ = Files.createSymbolicLink(site.path("link.html"), Path.of("index.html"));
    Path _ = Files.createLink(site.path("other.html"), site.path("index.html"));
    for (int page = 0; page < 40; page++) {
      TestSite _ = site.file("p%02d.html".formatted(page), PAGE);
    }
    SriRun _ = SriRun.sri("add", site.path(), site.at("link.html")).isClean();

    assertThat(site.text("index.html")).isEqualTo(EDITED);
    assertThat(site.text("other.html")).isEqualTo(EDITED);
    assertThat(site.text("p39.html")).isEqualTo(EDITED);
    assertThat(Files.isSymbolicLink(site.path("link.html"))).isTrue();
  }

  @Test
  void aPageGivenTwiceIsOnePage() throws IOException {
    SriRun _ =
        SriRun.sri(
                "add", "--root", site.path(), site.path(), site.at("index.html"), site.at("js/.."))
            .isClean()
            .says("1 page, 1 references");

    assertThat(site.text("index.html")).isEqualTo(EDITED);
  }

  @Test
  void aPageThatIsChangedMeanwhileIsLeftAlone() throws IOException {
    FileAccess real = FileAccess.ofThisSystem();
    FileAccess changing =
        (FileAccess)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FileAccess.class},
                (_, method, arguments) -> {
                  boolean script =
                      method.getName().equals("open") && arguments[0].toString().endsWith("a.js");
                  if (script) { // between the reading of the page and its writing
                    TestSite _ = site.file("index.html", "somebody else's");
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    SriRun _ =
        SriRun.of(changing, new Interruption(), "add", site.path())
            .hasStatus(1)
            .says("index.html: Was changed meanwhile");

    assertThat(site.text("index.html")).isEqualTo("somebody else's");
  }

  @Test
  void anInterruptedRunSaysSo() throws IOException {
    Interruption interruption = new Interruption();
    interruption.request();
    SriRun _ =
        SriRun.of(FileAccess.ofThisSystem(), interruption, "add", site.path()).says("interrupted");

    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @Test
  void encodingsInWhichBytesAreNoLettersAreLeftAlone() throws IOException {
    byte[] wide = ("\uFEFF" + PAGE).getBytes(StandardCharsets.UTF_16LE);
    byte[] japanese = ("<meta charset=iso-2022-jp>" + PAGE).getBytes(StandardCharsets.UTF_8);
    TestSite _ = site.file("wide.html", wide).file("japanese.html", japanese);
    SriRun _ =
        SriRun.sri("add", site.path())
            .hasStatus(1)
            .says("wide.html: Is UTF-16 or ISO-2022-JP", "japanese.html: Is UTF-16");

    assertThat(site.bytes("wide.html")).isEqualTo(wide);
    assertThat(site.bytes("japanese.html")).isEqualTo(japanese);
    assertThat(site.text("index.html")).isEqualTo(EDITED);
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    SriRun run = SriRun.sri("add", "-n", site.path()).isClean().says("1 page would be changed");

    assertThat(run.out()).isEqualTo(site.at("index.html") + "\n");
    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @Test
  void somethingMissingDoesNotStopTheRest() throws IOException {
    TestSite _ = site.file("index.html", PAGE + "<script src=js/b.js></script>");
    SriRun _ =
        SriRun.sri("add", site.path(), site.at("none"))
            .hasStatus(1)
            .says("none: No such file or folder", "line 1: script js/b.js: No such file or folder");

    assertThat(site.text("index.html")).startsWith(EDITED);
  }

  @Test
  void aPageThatIsADeviceIsNamed() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    Path _ = Files.createSymbolicLink(site.path("full.html"), full);
    SriRun _ = SriRun.sri("add", site.at("full.html")).hasStatus(1).says("Is not a regular file");
  }

  @Test
  void nothingToDo(@TempDir Path empty) {
    SriRun run = SriRun.sri("add", empty.toString()).isClean().says("0 pages, 0 references");

    assertThat(run.out()).isEmpty();
  }

  @Test
  void namesOfAnyBytes() throws IOException {
    TestSite _ = site.file("new\nline.html", "<script src=js/gone.js></script>");
    SriRun _ =
        SriRun.sri("check", "-q", site.path()).hasStatus(1).says("/new\\nline.html: line 1: ");
    SriRun _ = SriRun.sri("add", "-0", site.path());
    assertThat(site.text("index.html")).isEqualTo(EDITED);
  }

  static Stream<String> wrongCommandLines() {
    return Stream.of(
        "",
        "add",
        "add --fetch .",
        "add --hash md5 .",
        "check --dry-run .",
        "add --site x .",
        "add --root /nowhere .",
        "add --nonsense .",
        "add /nowhere",
        "--hash=1 x");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("wrongCommandLines")
  void aWrongCommandLineTouchesNothing(String line) throws IOException {
    String words = line.replace(" .", " " + site.path());
    SriRun run = SriRun.sri(words.isEmpty() ? new String[0] : words.split(" ", -1)).hasStatus(2);

    assertThat(run.err().lines()).allSatisfy(text -> assertThat(text).hasSizeLessThan(200));
    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @Test
  void aPageOutsideOfTheRootIsRefused(@TempDir Path other) throws IOException {
    SriRun _ =
        SriRun.sri("add", "--root", other.toString(), site.path())
            .hasStatus(2)
            .says("is not below --root");

    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "newpost-sri-lock 1\n", "newpost-sri-lock 1\nhttps://x\nend\n"})
  void aBrokenLockFileIsRefused(String content) throws IOException {
    TestSite _ = site.file("sri.lock", content);
    SriRun _ =
        SriRun.sri("update", "--lock", site.at("sri.lock"), site.path())
            .hasStatus(3)
            .says("sri.lock: line ");

    assertThat(site.text("index.html")).isEqualTo(PAGE);
  }

  @Test
  void aMissingLockFileIsNamed() throws IOException {
    SriRun _ =
        SriRun.sri("check", "--lock", site.at("no.lock"), site.path())
            .hasStatus(4)
            .says("no.lock: No such file or folder", "--fetch");
  }
}
