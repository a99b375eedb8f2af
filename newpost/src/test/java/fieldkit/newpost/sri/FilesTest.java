package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code newpost sri FILE...}. */
class FilesTest {

  @Test
  void printsTheIntegrityOfEach(@TempDir Path folder) throws IOException {
    TestSite site = new TestSite(folder).file("a.js", "a").file("b.js", "b");
    SriRun run = SriRun.sri("--hash", "SHA512", site.at("a.js"), site.at("b.js"), "-").isClean();

    assertThat(run.out().lines())
        .containsExactly(
            TestSite.integrity(HashAlgorithm.SHA512, "a") + "  " + site.at("a.js"),
            TestSite.integrity(HashAlgorithm.SHA512, "b") + "  " + site.at("b.js"),
            TestSite.integrity(HashAlgorithm.SHA512, "input") + "  -");
  }

  @Test
  void namesWhatCannotBeRead(@TempDir Path folder) throws IOException {
    TestSite site = new TestSite(folder).file("a.js", "a");
    SriRun run =
        SriRun.sri(site.at("gone.js"), site.path(), site.at("a.js"))
            .hasStatus(1)
            .says("gone.js: No such file or folder", ": Is a folder");

    assertThat(run.out()).isEqualTo(TestSite.integrity("a") + "  " + site.at("a.js") + "\n");
  }

  @Test
  void json(@TempDir Path folder) throws IOException {
    TestSite site = new TestSite(folder).file("a.js", "a").file("p.html", "<script src=a.js>");

    assertThat(SriRun.sri("--json", site.at("a.js")).isClean().out())
        .isEqualTo(
            "{\"tool\":\"newpost sri\",\"shape\":1,\"files\":[\n{\"path\":\"%s\",\"integrity\":\"%s\"}]}\n"
                .formatted(site.at("a.js"), TestSite.integrity("a")));
    assertThat(SriRun.sri("add", "--json", site.path()).isClean().out())
        .isEqualTo(
            """
            {"tool":"newpost sri add","shape":1,"dry_run":false,"partial":false,"pages":[
            {"path":"%s","changed":true,"findings":[{"verdict":"added","line":1,\
            "element":"script","url":"a.js","message":"%2$s","integrity":"%2$s"}]}]
            ,"summary":{"pages":1,"changed":1,"pinned":0,"added":1}}
            """
                .formatted(site.at("p.html"), TestSite.integrity("a")));
  }
}
