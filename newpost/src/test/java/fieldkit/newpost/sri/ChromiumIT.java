package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real browser does with what newpost writes: content with the hash runs, changed content
 * does not. Every script and style leaves its name on the page's first element.
 */
class ChromiumIT {
  private static final Pattern MARK = Pattern.compile(" data-([a-z0-9]+)=\"ran\"");

  private Chromium browser;
  private TestServer server;
  private TestServer cdn;
  private TestSite site;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    browser = Chromium.find(folder.resolve("profile"));
    server = new TestServer();
    cdn = new TestServer();
    site = new TestSite(folder.resolve("site"));
  }

  @AfterEach
  void stop() {
    if (server != null && cdn != null) {
      server.close();
      cdn.close();
    }
  }

  private static String script(String name) {
    return "document.documentElement.dataset.%s = 'ran';".formatted(name);
  }

  /** A file of the site, as it is when newpost sees it. */
  private void file(String name, String content) throws IOException {
    TestSite _ = site.file(name, content);
    TestServer _ = server.answers("/" + name, 200, content, Map.of());
  }

  /** What the server sends from now on. */
  private void changed(String name) throws IOException {
    TestServer _ = server.answers("/" + name, 200, site.text(name) + "/* changed */", Map.of());
  }

  /** The names of what ran in a page, as newpost left it. */
  private String ran(String page) throws IOException {
    TestServer _ = server.answers("/" + page, 200, site.text(page), Map.of());
    String elements = browser.elements(server.url("/" + page));
    assertThat(elements).contains("data-page=\"ran\"");
    TreeSet<String> names = new TreeSet<>();
    for (Matcher mark = MARK.matcher(elements); mark.find(); ) {
      String _ = names.add(mark.group(1)) ? mark.group(1) : "";
    }
    return String.join(" ", names);
  }

  private void page(String body) throws IOException {
    TestSite _ =
        site.file(
            "index.html",
            "<!DOCTYPE html><html><head><title>t</title><script>%s</script>%s</html>"
                .formatted(script("page"), body));
  }

  @Test
  void scripts() throws IOException {
    file("a.js", script("a"));
    file("b.js", script("b"));
    file("c.js", script("c"));
    file("m.js", script("m"));
    file("n.js", script("n"));
    page(
        """
        <script src=a.js></script><SCRIPT SRC = 'b.js' defer></SCRIPT>
        <link rel=preload as=script href=c.js><script src="c.js?x&amp;y" async></script>
        <link rel=modulepreload href=m.js><script type=module src=m.js></script>
        <script type=module src=n.js></script>
        """);
    SriRun _ = SriRun.sri("add", site.path()).isClean();
    assertThat(ran("index.html")).isEqualTo("a b c m n page");

    changed("a.js");
    changed("m.js");
    assertThat(ran("index.html")).isEqualTo("b c n page");
  }

  @Test
  void styles() throws IOException {
    file("a.css", "body { color: rgb(1, 2, 3) }");
    file("b.css", "body { background-color: rgb(4, 5, 6) }");
    page(
        """
        <link rel=stylesheet href=a.css><link href="/b.css" rel='stylesheet'><body><script>
        addEventListener('load', () => {
          const style = getComputedStyle(document.body);
          if (style.color == 'rgb(1, 2, 3)') { %s }
          if (style.backgroundColor == 'rgb(4, 5, 6)') { %s }
        });
        </script>
        """
            .formatted(script("a"), script("b")));
    SriRun _ = SriRun.sri("add", "--hash", "sha512", site.path()).isClean();
    assertThat(ran("index.html")).isEqualTo("a b page");

    changed("b.css");
    assertThat(ran("index.html")).isEqualTo("a page");
  }

  @Test
  void importMaps() throws IOException {
    file("js/a.js", script("a"));
    file("js/b.js", script("b"));
    page(
        """
        <script type="importmap">
        {
          "imports": { "a": "./js/a.js", "b": "/js/b.js" }
        }
        </script>
        <script type=module>import "a";</script><script type=module>import "b";</script>
        """);
    SriRun _ = SriRun.sri("add", "--importmap", site.path()).isClean();
    assertThat(ran("index.html")).isEqualTo("a b page");

    changed("js/b.js");
    assertThat(ran("index.html")).isEqualTo("a page");
  }

  @Test
  void otherOrigins() throws IOException {
    TestServer _ = cdn.shared("/a.js", script("a")).shared("/b.js", script("b"));
    TestServer _ = cdn.shared("/c.js", script("c")).answers("/d.js", 200, script("d"), Map.of());
    String right = TestSite.integrity(script("c"));
    page(
        """
        <script src="%s"></script><script src="%s"></script><script src="%s"></script>
        <script src="%s" integrity="%s"></script>
        """
            .formatted(
                cdn.url("/a.js"), cdn.url("/b.js"), cdn.url("/d.js"), cdn.url("/c.js"), right));
    SriRun run =
        SriRun.sri("add", "--lock", site.at("sri.lock"), "--fetch", site.path())
            .hasStatus(1)
            .says("/d.js: its server lets no other site look at it");
    assertThat(run.err()).contains("1 page changed: 2 added");
    SriRun _ = SriRun.sri("check", site.path()).says("/c.js: has no crossorigin attribute");
    assertThat(ran("index.html")).as("c has integrity without crossorigin").isEqualTo("a b d page");

    SriRun _ = SriRun.sri("update", "--lock", site.at("sri.lock"), "--fetch", site.path());
    assertThat(ran("index.html")).isEqualTo("a b c d page");

    TestServer _ = cdn.shared("/b.js", script("b") + "evil()");
    assertThat(ran("index.html")).isEqualTo("a c d page");
  }

  @Test
  void rulesOfTheSpecification() throws IOException {
    for (String name :
        "alternative options uppercase onlysha1 onlysignature weakright weakwrong".split(" ", -1)) {
      file(name + ".js", script(name));
    }
    page(
        """
        <script src=alternative.js integrity="sha384-other {alternative}"></script>
        <script src=options.js integrity="{options}?ct=text/javascript"></script>
        <script src=uppercase.js integrity="SHA384{uppercase-}"></script>
        <script src=onlysha1.js integrity="sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="></script>
        <script src=weakright.js integrity="{weakright256} {onlysha1}"></script>
        <script src=weakwrong.js integrity="{page256} {weakwrong}"></script>
        """);
    fill();
    SriRun run = SriRun.sri("check", site.path()).hasStatus(1);

    assertThat(run.err().lines().filter(line -> line.startsWith("newpost: ")))
        .satisfiesExactly(
            line -> assertThat(line).contains("onlysha1.js: has an integrity without"),
            line -> assertThat(line).contains("weakright.js: is not what the integrity says"));
    assertThat(ran("index.html"))
        .isEqualTo("alternative onlysha1 options page uppercase weakwrong");
  }

  private void fill() throws IOException {
    Matcher place =
        Pattern.compile("\\{([a-z0]*[a-z]1?)(256|-)?\\}").matcher(site.text("index.html"));
    String filled =
        place.replaceAll(match -> {
          String content = script(match.group(1));
          String strong = TestSite.integrity(content);
          return switch (match.group(2)) {
            case "256" ->
                TestSite.integrity(fieldkit.newpost.sri.hash.HashAlgorithm.SHA256, content);
            case "-" -> strong.substring("sha384".length());
            case null, default -> strong;
          };
        });
    TestSite _ = site.file("index.html", filled);
  }
}
