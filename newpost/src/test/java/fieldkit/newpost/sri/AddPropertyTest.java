package fieldkit.newpost.sri;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a page looks like: adding makes checking clean, adding again changes nothing, and
 * nothing but integrity is changed, as bytes and as another parser sees it.
 */
class AddPropertyTest {
  private static final int PAGES = 60;
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void addThenCheck(long seed, @TempDir Path folder) throws IOException {
    Random random = new Random(seed);
    TestSite site =
        new TestSite(folder).file("js/a.js", "a").file("js/b.js", "b").file("css/a.css", "css");
    List<byte[]> before = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
      before.add(new RandomPage(random).text().getBytes(charset));
      TestSite _ = site.file(i + ".html", before.getLast());
    }
    SriRun _ = SriRun.sri("add", site.path()).isClean();
    SriRun _ = SriRun.sri("check", site.path()).isClean();
    assertThat(SriRun.sri("add", site.path()).isClean().out()).isEmpty();
    assertThat(SriRun.sri("update", site.path()).isClean().out()).isEmpty();
    for (int i = 0; i < PAGES; i++) {
      String name = "seed %d, page %d".formatted(seed, i);
      String old = new String(before.get(i), StandardCharsets.ISO_8859_1);
      String now = new String(site.bytes(i + ".html"), StandardCharsets.ISO_8859_1);
      assertThat(without(now)).as(name).isEqualTo(without(old));
      assertThat(described(now, true)).as(name + "%n%s", now).isEqualTo(described(old, false));
    }
  }

  /** The bytes without any integrity: where it is and is not, the rest must be the same. */
  private static String without(String page) {
    return page.replaceAll("(?i)\\s+integrity(=(\"[^\"]*\"|'[^']*'))?", " ")
        .replaceAll("(?i)integrity=", "")
        .replaceAll(" +", "");
  }

  /** The elements with all attributes; integrity as it should be where {@code strict} is false. */
  private static List<String> described(String page, boolean strict) {
    List<String> elements = new ArrayList<>();
    for (Element element : Jsoup.parse(page).getAllElements()) {
      StringBuilder text = new StringBuilder(element.tagName()).append(element.ownText());
      for (Attribute attribute : element.attributes()) {
        if (!attribute.getKey().equals("integrity")) {
          text.append(' ').append(attribute);
        }
      }
      String right = right(element);
      String integrity = strict && !right.isEmpty() ? element.attr("integrity") : right;
      elements.add(text + " " + integrity + element.data());
    }
    return elements;
  }

  private static String right(Element element) {
    boolean script = element.normalName().equals("script");
    boolean fetches =
        script
            ? element.hasAttr("src") && !element.attr("type").equals("text/template")
            : element.normalName().equals("link") && !element.attr("rel").equals("icon");
    String url = element.attr(script ? "src" : "href");
    if (!fetches || url.isBlank()) {
      return "";
    }
    String content = url.contains("css") ? "css" : url.contains("b.js") ? "b" : "a";
    return TestSite.integrity(content);
  }
}
