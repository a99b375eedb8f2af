package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What add, check and update do to pages. */
class PagesTest {
  private static final String A = TestSite.integrity("a");
  private TestSite site;

  @BeforeEach
  void build(@TempDir Path folder) throws IOException {
    site = new TestSite(folder).file("js/a.js", "a").file("css/a.css", "css");
  }

  private String edited(String page, String... words) throws IOException {
    TestSite _ = site.file("index.html", page);
    SriRun _ = SriRun.sri(words).isClean();
    SriRun _ = SriRun.sri("check", "--importmap", site.path()).isClean();
    return site.text("index.html");
  }

  @Test
  void addsWhereThereIsNone() throws IOException {
    String page =
        "<p>x\r\n<SCRIPT defer SRC = js/a.js ></SCRIPT><link rel=stylesheet href='/css/a.css'/>";

    assertThat(edited(page, "add", site.path()))
        .isEqualTo(
            "<p>x\r\n<SCRIPT defer SRC = js/a.js integrity=\"%s\" ></SCRIPT>".formatted(A)
                + "<link rel=stylesheet href='/css/a.css' integrity=\"%s\"/>"
                    .formatted(TestSite.integrity("css")));
  }

  @Test
  void fillsAnAttributeThatSaysNothing() throws IOException {
    assertThat(edited("<script integrity='' src=js/a.js></script>", "add", site.path()))
        .isEqualTo("<script integrity='%s' src=js/a.js></script>".formatted(A));
    assertThat(edited("<script integrity src=js/a.js></script>", "add", site.path()))
        .isEqualTo("<script integrity=\"%s\" src=js/a.js></script>".formatted(A));
    assertThat(edited("<script src=js/a.js integrity=></script>", "add", site.path()))
        .isEqualTo("<script src=js/a.js integrity=\"%s\"></script>".formatted(A));
  }

  @Test
  void updateCorrectsAndKeepsTheAlgorithm() throws IOException {
    assertThat(edited("<script src=js/a.js integrity=sha512-x></script>", "update", site.path()))
        .isEqualTo(
            "<script src=js/a.js integrity=\"%s\"></script>"
                .formatted(TestSite.integrity(HashAlgorithm.SHA512, "a")));
    assertThat(
            edited(
                "<script src=js/a.js integrity='sha1-x md5-y'></script>",
                "update",
                "--hash",
                "sha256",
                site.path()))
        .isEqualTo(
            "<script src=js/a.js integrity='%s'></script>"
                .formatted(TestSite.integrity(HashAlgorithm.SHA256, "a")));
  }

  @Test
  void updateLeavesWhatIsRight() throws IOException {
    String page =
        "<script src=js/a.js integrity='sha384-other %s?x sha256-wrong'></script>".formatted(A);

    assertThat(edited(page, "update", "--hash=sha512", site.path())).isEqualTo(page);
  }

  @Test
  void updateKeepsSignatures() throws IOException {
    assertThat(
            edited(
                "<script src=js/a.js integrity='ed25519-k= sha384-x'></script>",
                "update",
                site.path()))
        .isEqualTo("<script src=js/a.js integrity='%s ed25519-k='></script>".formatted(A));
    String signed = "<script src=js/none.js integrity='ed25519-k='></script>";
    assertThat(edited(signed, "update", site.path())).isEqualTo(signed);
  }

  @Test
  void addLeavesWhatIsThere() throws IOException {
    String page = "<script src=js/a.js integrity=sha384-wrong></script>";
    TestSite _ = site.file("index.html", page);
    SriRun _ = SriRun.sri("add", site.path()).isClean().says("1 had an integrity");

    assertThat(site.text("index.html")).isEqualTo(page);
  }

  @Test
  void checkNamesEachThatIsWrong() throws IOException {
    TestSite _ =
        site.file(
            "index.html",
            """
            <script src=js/a.js></script>
            <script src=js/a.js integrity="sha384-wrong"></script>
            <script src=js/a.js integrity="sha1-x md5-y"></script>
            <script src=js/gone.js integrity="%s"></script>
            <script src=../out.js></script>
            <script src=https://cdn.example/a.js integrity="%s"></script>
            <script src=https://cdn.example/a.js crossorigin></script>
            <script src=js/a.js integrity="%s"></script>
            <script src=js integrity="%s"></script>
            <script type=importmap>{</script>
            """
                .formatted(A, A, A, A));
    String page = "newpost: " + site.at("index.html") + ": ";
    SriRun run = SriRun.sri("check", "--importmap", site.path()).hasStatus(1);

    assertThat(run.err().lines())
        .containsExactly(
            page + "line 1: script js/a.js: has no integrity",
            page + "line 2: script js/a.js: is not what the integrity says, but " + A,
            page
                + "line 3: script js/a.js: has an integrity without sha256, sha384 or sha512,"
                + " which browsers take for none",
            page + "line 4: script js/gone.js: No such file or folder",
            page + "line 5: script ../out.js: leads out of the site's root",
            page
                + "line 6: script https://cdn.example/a.js: has no crossorigin attribute,"
                + " so that browsers block it",
            page + "line 7: script https://cdn.example/a.js: has no integrity",
            page + "line 9: script js: Is a folder",
            page + "line 10: importmap: cannot be read: no JSON object in UTF-8",
            "1 page, 10 references, 9 wrong");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatIsNotFetchedIsLeftAlone() throws IOException {
    String page =
        """
        <script>inline()</script><script type="text/template" src="js/a.js"></script>
        <link rel=icon href=js/a.js><link rel=preload as=font href=js/a.js>
        <script src="data:text/javascript,1"></script><script src=""></script><script src></script>
        <link rel=stylesheet><img src=js/a.js>
        """;
    assertThat(edited(page, "update", site.path())).isEqualTo(page);
  }

  @Test
  void importMaps() throws IOException {
    String page =
        "<script type=importmap>{\"imports\":{\"a\":\"./js/a.js\",\"all/\":\"./js/\"}}</script>";

    assertThat(edited(page, "update", "--importmap", site.path()))
        .isEqualTo(page.replace("}}", "},\"integrity\":{\"./js/a.js\":\"%s\"}}".formatted(A)));
    TestSite _ = site.file("js/a.js", "b");
    SriRun _ = SriRun.sri("check", site.path()).isClean();
    SriRun _ =
        SriRun.sri("check", "--importmap", site.path())
            .hasStatus(1)
            .says("line 1: importmap ./js/a.js: is not what the integrity says");
    SriRun _ = SriRun.sri("update", "--importmap", site.path()).isClean();
    assertThat(site.text("index.html")).contains(TestSite.integrity("b")).doesNotContain(A);
  }

  @Test
  void anImportMapCoversAnAddressWrittenInAnotherWay() throws IOException {
    String page =
        "<script type=importmap>{\"imports\":{\"a\":\"./js/a.js\"},\"integrity\":{\"/js/%%61.js\":\"%s\"}}</script>"
            .formatted(A);
    assertThat(edited(page, "update", "--importmap", site.path())).isEqualTo(page);
  }

  @Test
  void aBaseCountsForWhatFollowsIt() throws IOException {
    TestSite _ = site.file("sub/js/a.js", "sub");
    String page =
        "<script src=js/a.js></script><base href=/sub/x><base href=/no/><script src=js/a.js></script>";

    assertThat(edited(page, "add", site.path()))
        .containsSubsequence(A, "base", TestSite.integrity("sub"));
  }

  @Test
  void aSiteKnowsItsAddress() throws IOException {
    String page = "<script src=https://Example.org/blog/js/a.js></script>";
    TestSite _ = site.file("index.html", page);
    SriRun _ = SriRun.sri("add", "--site", "https://example.org/blog", site.path()).isClean();

    assertThat(site.text("index.html")).contains(A).doesNotContain("crossorigin");
  }

  @Test
  void aSinglePageNeedsTheRootForSlashes() throws IOException {
    String page = "<script src=../js/a.js></script><script src=/js/a.js></script>";
    TestSite _ = site.file("sub/p.HTM", page);
    SriRun _ =
        SriRun.sri("check", site.at("sub/p.HTM"))
            .hasStatus(1)
            .says("../js/a.js: has no integrity", "/js/a.js: begins with a slash: tell the site's");
    SriRun _ = SriRun.sri("add", "--root", site.path(), site.at("sub/p.HTM")).isClean();

    assertThat(site.text("sub/p.HTM").split(java.util.regex.Pattern.quote(A), -1)).hasSize(3);
  }

  @Test
  void foreignEncodings() throws IOException {
    TestSite _ = site.file("js/\u00fc.js", "umlaut");
    byte[] page =
        bytes("<meta charset=ISO-8859-1><p>\u00e9\u00ff</p><script src=js/\u00fc.js></script>");
    TestSite _ = site.file("index.html", page);
    SriRun _ = SriRun.sri("add", site.path()).isClean();

    String added = " integrity=\"" + TestSite.integrity("umlaut") + '"';
    String before = new String(page, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(site.bytes("index.html"))
        .isEqualTo(bytes(before.replace(".js>", ".js" + added + ">")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void xhtml() throws IOException {
    String page =
        "<?xml version='1.0'?><html><script src='js/a.js'/><script src='js/a.js' integrity='sha1-'/></html>";
    TestSite _ = site.file("p.xhtml", page);
    SriRun _ = SriRun.sri("update", site.path()).isClean();

    assertThat(site.text("p.xhtml"))
        .isEqualTo(
            "<?xml version='1.0'?><html><script src='js/a.js' integrity=\"%s\"/><script src='js/a.js' integrity='%s'/></html>"
                .formatted(A, A));
  }
}
