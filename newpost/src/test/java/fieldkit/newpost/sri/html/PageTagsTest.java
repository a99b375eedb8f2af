package fieldkit.newpost.sri.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which tags a page has, after the tokenizer of the HTML standard. Each script is named s1, s2...
 */
class PageTagsTest {

  private static String found(String page, Dialect dialect) {
    byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
    PageEncoding encoding = new PageEncoding(bytes);
    List<String> sources =
        PageTags.of(bytes, dialect).stream()
            .map(tag -> tag.find(bytes, "src"))
            .filter(Objects::nonNull)
            .map(encoding::value)
            .toList();
    return String.join(" ", sources);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script src=s1></script><script src='s2'></script><SCRIPT SRC=\"s3\"></SCRIPT> | s1 s2 s3",
        "<script\tsrc\f=\t's1'></script> | s1",
        "<script async/src=s1/defer></script> | s1/defer",
        "<script/src='s1'/></script> | s1",
        "<script src='s1'src='s2'></script> | s1",
        "<script =src=x src=s1></script> | s1",
        "<script src=\"a>b\"></script> | a>b",
        "<script src= ></script><script src=s1></script> | EMPTY s1",
        "<p title='<script src=no>'><script src=s1></script> | s1",
        "<p title=it's><script src=s1></script> | s1",
        "<p 'a'='<' \"><script src=s1></script> | s1",
        "<!-- <script src=no></script> --><script src=s1></script> | s1",
        "<!--><script src=s1></script> | s1",
        "<!---><script src=s1></script> | s1",
        "<!----><script src=s1></script> | s1",
        "<!-- --!><script src=s1></script> | s1",
        "<!-- <!-- --><script src=s1></script> | s1",
        "<!-- <script src=no></script> | NONE",
        "<!--[if IE]><script src=no></script><![endif]--><script src=s1></script> | s1",
        "<![if !IE]><script src=s1></script><![endif]> | s1",
        "<![CDATA[<script src=no></script>]]><script src=s1></script> | s1",
        "<?php echo '>'; <script src=s1></script> ?> | s1",
        "<script>'<script src=no>'</script><script src=s1></script> | s1",
        "<script>'<!--'; '<script src=no>'; '</script>'; '-->'</script><script src=s1></script> | s1",
        "<script><!-- <script> </script> --> </script><script src=s1></script> | s1",
        "<script><!--> <script></script><script src=s1></script> | s1",
        "<script></scripty></script\t><script src=s1></script> | s1",
        "<style><script src=no></script></style><script src=s1></script> | s1",
        "<TITLE><script src=no></script></title ><script src=s1></script> | s1",
        "<textarea><script src=no></textarea><script src=s1></script> | s1",
        "<xmp><script src=no></xmp><iframe><script src=no></iframe><script src=s1></script> | s1",
        "<noembed><script src=no></noembed><noframes><script src=no></noframes><script src=s1></script> | s1",
        "<noscript><script src=s1></script></noscript> | s1",
        "<template><script src=s1></script></template> | s1",
        "<plaintext><script src=no></script> | NONE",
        "<svg><title><b></title><style></style></svg><script src=s1></script> | s1",
        "<svg><script src=no></script></svg><script src=s1></script> | s1",
        "<svg/><script src=s1></script> | s1",
        "<svg><p><script src=s1></script></p></svg> | s1",
        "<svg><foreignObject><script src=s1></script></foreignObject></svg> | s1",
        "<svg><![CDATA[<script src=no></script>]]></svg><script src=s1></script> | s1",
        "<svg><desc><script src=s1></script> | s1",
        "<math><mi><script src=s1></script></mi></math> | s1",
        "</script src='>'><script src=s1></script> | s1",
        "</><script src=s1></script></ x='><script src=s2></script> | s1 s2",
        "< script src=no><script src=s1></script> | s1",
        "<scripts src=no><script-x src=no><script src=s1></script> | s1",
        "<script src=s1 | NONE",
        "<script src='s1 | NONE",
        "<script src=s1> | s1",
        "<script src=a&amp;b></script><script src='a&#x62;c&copy=d'></script> | a&b abc&copy=d",
      })
  void html(String page, String sources) {
    String expected = sources.replace("NONE", "").replace("EMPTY", "").strip();
    assertThat(found(page, Dialect.HTML).strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script src='s1'/><script src='s2'></script> | s1 s2",
        "<script><![CDATA[ '</script><script src=no>' ]]></script><script src='s1'/> | s1",
        "<title><script src='s1'/></title> | s1",
        "<SCRIPT src='no'/><script src='s1'/> | s1",
        "<?x > <script src='no'/> ?><script src='s1'/> | s1",
        "<!DOCTYPE html [ <!ENTITY a '<script/>'> ]><script src='s1'/> | s1",
        "<!--><script src='no'/>--><script src='s1'/> | s1",
      })
  void xml(String page, String sources) {
    assertThat(found(page, Dialect.XML)).isEqualTo(sources);
  }

  /** What makes naive readers quadratic. */
  @Test
  @Timeout(20)
  void largePagesOfRubbishAreReadAtOnce() {
    for (String piece :
        List.of(
            "<",
            "<!",
            "<!x>",
            "<!--",
            "<a ",
            "<script>",
            "<script><!--",
            "</",
            "<title>",
            "<x='",
            "<svg>",
            "<svg><title>",
            "<svg><style>a</style>")) {
      String page = piece.repeat(200_000);
      for (Dialect dialect : Dialect.values()) {
        assertThat(found(page, dialect)).isEmpty();
      }
    }
  }

  @Test
  void anyPrefixOfAPageCanBeRead() {
    String page =
        "<!DOCTYPE html><!-- x --><svg><a b='c'/></svg><script src=\"s1\"><!-- <script></script> -->"
            + "</script><![CDATA[x]]><?y?></p x=y><title>t</title>";
    for (int length = 0; length <= page.length(); length++) {
      for (Dialect dialect : Dialect.values()) {
        assertThat(found(page.substring(0, length), dialect)).isIn("", "s1");
      }
    }
  }
}
