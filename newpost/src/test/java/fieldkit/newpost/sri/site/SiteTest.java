package fieldkit.newpost.sri.site;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a URL in /srv/site/blog/post.html leads to. */
class SiteTest {
  private static final BaseUrl NOWHERE = new BaseUrl("", List.of());

  private static String find(Site site, String url) {
    return switch (site.find(url, site.baseOf(List.of("blog")))) {
      case Reference.Local local -> local.file().text();
      case Reference.Remote remote -> remote.url();
      case Reference.None _ -> "none";
      case Reference.Unknown unknown -> unknown.why();
    };
  }

  private static Site site(BaseUrl address) {
    return new Site(RawPath.ofText("/srv/site"), true, address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.js | /srv/site/blog/a.js",
        "a.js?v=/../1#x | /srv/site/blog/a.js",
        "./x/../a.js | /srv/site/blog/a.js",
        "../a.js | /srv/site/a.js",
        "..\\a.js | /srv/site/a.js",
        "%2e%2E/a.js | /srv/site/a.js",
        "/js/a.js | /srv/site/js/a.js",
        "/a%20b%C3%BC.js | /srv/site/a bü.js",
        "/aü%.js%4 | /srv/site/aü%.js%4",
        "'  /a\t.js ' | /srv/site/a.js",
        "../../a.js | leads out of the site's root",
        "/../a.js | leads out of the site's root",
        "a%2Fb.js | cannot be the name of a file",
        "a%00b.js | cannot be the name of a file",
        "'' | none",
        "?x | none",
        "#x | none",
        "data:text/javascript,1 | none",
        "BLOB:x | none",
        "https://CDN.Example:443/a/../b.js?x#y | https://cdn.example/b.js?x",
        "http:\\\\cdn.example/ü | http://cdn.example/%C3%BC",
        "//cdn.example | https://cdn.example/",
        "https: | none",
      })
  void leadsTo(String url, String expected) {
    assertThat(find(site(NOWHERE), url)).isEqualTo(expected);
  }

  @Test
  void knowsItsOwnAddress() {
    Site site = site(new BaseUrl("https://example.org", List.of("sub")));

    assertThat(find(site, "https://example.org/sub/js/a.js")).isEqualTo("/srv/site/js/a.js");
    assertThat(find(site, "/sub/js/a.js")).isEqualTo("/srv/site/js/a.js");
    assertThat(find(site, "a.js")).isEqualTo("/srv/site/blog/a.js");
    assertThat(find(site, "/js/a.js")).isEqualTo("leads out of the site's root");
    assertThat(find(site, "http://example.org/sub/a.js")).isEqualTo("http://example.org/sub/a.js");
  }

  @Test
  void needsTheRootForSlashesOnly() {
    Site site = new Site(RawPath.ofText("/"), false, NOWHERE);

    assertThat(find(site, "../a.js")).isEqualTo("/a.js");
    assertThat(find(site, "/a.js")).contains("--root");
  }

  @Test
  void foldersMayHaveAnyNames() {
    Site site = site(NOWHERE);
    BaseUrl base = site.baseOf(List.of("50% of #1?", "a\\b"));

    assertThat(site.find("a.js", base))
        .isEqualTo(new Reference.Local(RawPath.ofText("/srv/site/50% of #1?/a\\b/a.js")));
  }

  @Test
  void aBaseOfAnotherServerIsRemote() {
    BaseUrl base = new BaseUrl("http://cdn.example", List.of("lib"));

    assertThat(site(NOWHERE).find("../a.js", base))
        .isEqualTo(new Reference.Remote("http://cdn.example/a.js"));
    assertThat(site(NOWHERE).find("//other.example/a.js", base))
        .isEqualTo(new Reference.Remote("http://other.example/a.js"));
  }
}
