package fieldkit.newpost.sri;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Pages with everything that makes markup hard to find, put together by chance. */
public final class RandomPage {
  private static final List<String> NOISE =
      List.of(
          "<p>text &amp; more</p>",
          "<!-- <script src=\"js/a.js\"></script> -->",
          "<!--[if lt IE 9]><script src='js/a.js'></script><![endif]-->",
          "<!-->",
          "<!-- a -- b --!>",
          "<?php echo '<b>' ?>",
          "<![CDATA[ x ]]>",
          "<a title='<script src=js/a.js>' href=\"x>y\">z</a>",
          "<a b=it's c>",
          "<script>var a = '<script src=\"js/a.js\">';</script>",
          "<script><!-- document.write('<script src=js/b.js></script>') --></script>",
          "<SCRIPT type=text/template><link rel=stylesheet href=no.css></SCRIPT>",
          "<style>a::before { content: '<link rel=stylesheet href=css/a.css>' }</style>",
          "<textarea><script src=js/a.js></textarea>",
          "<svg viewBox='0 0 1 1'><title>t</title><path d='M0 0'/></svg>",
          "<math><mi>x</mi></math>",
          "<br/>",
          "</ nothing>",
          "</p x='>'>",
          "ümlaut \u2028 \uD83D\uDE00",
          "< b",
          "<3",
          "&lt;script src=js/a.js&gt;");

  private final Random random;
  private final StringBuilder page = new StringBuilder();

  /** A page that this chance decides. */
  public RandomPage(Random random) {
    this.random = random;
  }

  /** The page's text. */
  public String text() {
    String newline = oneOf(List.of("\n", "\r\n", "\r"));
    page.append(oneOf(List.of("<!DOCTYPE html>", "", "<!doctype HTML PUBLIC \"x\" 'y'>")));
    page.append(newline).append(oneOf(List.of("<html><head>", "<HTML lang=de>", "")));
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      piece();
      page.append(random.nextBoolean() ? newline : "");
    }
    return page.append(oneOf(List.of("</body></html>", "", newline))).toString();
  }

  private void piece() {
    switch (random.nextInt(4)) {
      case 0 -> script();
      case 1 -> link();
      case 2 -> {
        page.append("<template>");
        script();
        page.append("</template>");
      }
      default -> page.append(oneOf(NOISE));
    }
  }

  private void script() {
    tag(
        "script",
        "src",
        oneOf(List.of("js/a.js", "js/b.js?v=1&amp;w=2", "./js/%61.js#x", " js/b.js\n")),
        oneOf(List.of("", "type=module", "type='text/javascript'", "TYPE=\"\"")));
    page.append(oneOf(List.of("</script>", "</SCRIPT >", " </script x=y>", "//<b></script>")));
  }

  private void link() {
    tag(
        "link",
        "href",
        oneOf(List.of("css/a.css", "css/../css/a.css", "css/a.css?&copy=1")),
        oneOf(
            List.of(
                "rel=stylesheet",
                "rel='Alternate STYLESHEET'",
                "as=script rel=preload",
                "rel=\"modulepreload\"",
                "rel=icon")));
  }

  private void tag(String name, String source, String url, String other) {
    List<String> extra =
        List.of("", "async", "data-x=\">\"", "integrity", "integrity=''", "x='\"'", "=y");
    String first = attribute(source, url);
    String second = oneOf(extra) + space() + other;
    boolean swap = random.nextBoolean();
    page.append('<').append(anyCase(name)).append(space());
    page.append(swap ? second : first).append(space()).append(swap ? first : second);
    page.append(oneOf(List.of(" ", "\t", " /", ""))).append('>');
  }

  private String attribute(String name, String value) {
    boolean plain = value.chars().allMatch(c -> c > ' ' && c != '\'' && c != '=');
    String quote = oneOf(plain ? List.of("\"", "'", "") : List.of("\"", "'"));
    String around = oneOf(List.of("", " ", "\n"));
    return anyCase(name) + around + "=" + around + quote + value + quote;
  }

  private String anyCase(String name) {
    return random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT);
  }

  private String space() {
    return oneOf(List.of(" ", "\n", "\t ", " / ", "  "));
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
