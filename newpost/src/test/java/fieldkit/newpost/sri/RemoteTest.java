package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other servers: pinned once, compared ever after, and never asked for unless wanted. */
class RemoteTest {
  private TestServer cdn;
  private TestSite site;
  private String url;

  @BeforeEach
  void build(@TempDir Path folder) throws IOException {
    cdn = new TestServer().shared("/x.js", "x");
    site = new TestSite(folder);
    url = cdn.url("/x.js");
    TestSite _ = site.file("index.html", "<script src=\"%s\"></script>".formatted(url));
  }

  @AfterEach
  void close() {
    cdn.close();
  }

  private SriRun sri(String action, String... more) {
    java.util.List<String> words = new java.util.ArrayList<>();
    words.add(action);
    words.add("--lock");
    words.add(site.at("sri.lock"));
    words.addAll(java.util.List.of(more));
    words.add(site.path());
    return SriRun.sri(words.toArray(String[]::new));
  }

  private String page() throws IOException {
    return site.text("index.html");
  }

  @Test
  void isPinnedAndComparedAfterwards() throws IOException {
    SriRun _ = sri("add", "--fetch").isClean().says("1 newly pinned");
    assertThat(page())
        .isEqualTo(
            "<script src=\"%s\" integrity=\"%s\" crossorigin=\"anonymous\"></script>"
                .formatted(url, TestSite.integrity("x")));
    assertThat(site.text("sri.lock")).contains("\n" + url + " cors sha256-");
    SriRun _ = sri("check").isClean();
    SriRun _ = sri("check", "--fetch").isClean();

    TestServer _ = cdn.shared("/x.js", "evil");
    SriRun _ = sri("check").isClean();
    SriRun _ =
        sri("check", "--fetch")
            .hasStatus(1)
            .says(url + ": the server has other content than what is pinned");
    String before = page();
    String lock = site.text("sri.lock");
    SriRun _ = sri("update", "--fetch").hasStatus(1).says("other content");
    assertThat(page()).isEqualTo(before);
    assertThat(site.text("sri.lock")).isEqualTo(lock);
  }

  @Test
  void nothingIsAskedForUnlessWanted() throws IOException {
    SriRun _ = SriRun.sri("check", site.path()).hasStatus(1).says(url + ": has no integrity");
    SriRun _ = SriRun.sri("add", site.path()).hasStatus(1).says("pin it with --lock FILE --fetch");
    TestSite _ = site.file("sri.lock", "newpost-sri-lock 1\nend\n");
    SriRun _ = sri("update").hasStatus(1).says("is not in the lock file: --fetch pins it");
    SriRun _ = sri("check", "--fetch").hasStatus(1).says("is not in the lock file");

    assertThat(cdn.asked()).isEmpty();
  }

  @Test
  void withoutALockFileNothingIsCompared() throws IOException {
    TestSite _ =
        site.file(
            "index.html", "<script crossorigin integrity='sha384-x' src='%s'>".formatted(url));
    SriRun _ = SriRun.sri("check", site.path()).isClean().says("1 on other servers not compared");
  }

  @Test
  void updateCorrectsFromTheLockFileAlone() throws IOException {
    SriRun _ = sri("add", "--fetch").isClean();
    String right = page();
    TestSite _ =
        site.file(
            "index.html",
            right.replace(TestSite.integrity("x"), "sha384-x").replace("anonymous", ""));
    cdn.close();
    SriRun _ = sri("update").isClean();
    assertThat(page()).isEqualTo(right.replace("anonymous", ""));

    TestSite _ = site.file("index.html", right.replace(" crossorigin=\"anonymous\"", ""));
    SriRun _ = sri("check").hasStatus(1).says("has no crossorigin attribute");
    SriRun _ = sri("update").isClean();
    assertThat(page()).contains("crossorigin=\"anonymous\" integrity");
  }

  @Test
  void integrityThatWouldBlockIsNotAdded() throws IOException {
    TestServer _ = cdn.answers("/x.js", 200, "x", Map.of());
    String before = page();
    SriRun _ = sri("add", "--fetch").hasStatus(1).says("lets no other site look at it");

    assertThat(page()).isEqualTo(before);
    assertThat(site.text("sri.lock")).contains(url + " no-cors ");
  }

  @Test
  void whatIsNoContentIsNotPinned() throws IOException {
    TestServer _ = cdn.answers("/x.js", 302, "", Map.of("Location", "/y.js")).shared("/y.js", "y");
    SriRun _ = sri("add", "--fetch").hasStatus(1).says(url + ": redirects to /y.js");
    TestServer _ = cdn.answers("/x.js", 404, "not found", Map.of());
    SriRun _ = sri("add", "--fetch").hasStatus(1).says(url + ": the server answers 404");
    TestServer _ = cdn.answers("/x.js", 200, "zip", Map.of("Content-Encoding", "gzip"));
    SriRun _ = sri("add", "--fetch").hasStatus(1).says("encoded (gzip)");
    cdn.close();
    SriRun _ = sri("add", "--fetch").hasStatus(1).says(url + ": the server cannot be reached");

    assertThat(Files.exists(site.path("sri.lock"))).isFalse();
    assertThat(page()).doesNotContain("integrity");
  }

  @Test
  void modulesNeedNoCrossorigin() throws IOException {
    TestSite _ = site.file("index.html", "<script type=module src=\"%s\"></script>".formatted(url));
    SriRun _ = sri("add", "--fetch").isClean();
    SriRun _ = sri("check").isClean();

    assertThat(page()).contains(TestSite.integrity("x")).doesNotContain("crossorigin");
  }

  @Test
  void aDryRunPinsNothing() throws IOException {
    SriRun _ = sri("add", "--fetch", "-n").isClean().says("1 page would be changed");

    assertThat(Files.exists(site.path("sri.lock"))).isFalse();
    assertThat(page()).doesNotContain("integrity");
  }

  @Test
  void eachIsAskedForOnce() throws IOException {
    for (int i = 0; i < 100; i++) {
      TestSite _ = site.file(i + ".html", page());
    }
    SriRun _ = sri("add", "--fetch").isClean();

    assertThat(cdn.asked()).containsExactly("/x.js");
  }

  @Test
  void noPageUsesAPinThatCannotBeKept() throws IOException {
    Path _ = Files.createDirectory(site.path("sri"));
    SriRun _ =
        SriRun.sri("add", "--fetch", "--lock", site.at("gone/sri.lock"), site.path())
            .hasStatus(4)
            .says("gone/sri.lock: No such file or folder");

    assertThat(page()).doesNotContain("integrity");
  }
}
