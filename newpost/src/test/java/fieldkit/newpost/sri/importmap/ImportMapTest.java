package fieldkit.newpost.sri.importmap;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.sri.html.Edit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportMapTest {

  private static ImportMap read(String text) {
    return ImportMapReader.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static String edited(
      String text, java.util.function.Function<ImportMapEdits, Edit> edit) {
    byte[] page = ("<é" + text).getBytes(StandardCharsets.UTF_8);
    ImportMapEdits edits = new ImportMapEdits(page, 3, read(text));
    byte[] result = Edit.apply(page, List.of(edit.apply(edits)));
    return new String(result, StandardCharsets.UTF_8).substring(2);
  }

  @Test
  void findsTheAddressesOfFiles() {
    ImportMap map =
        read(
            """
            {"imports": {"a": "./a.js", "b/": "./b/", "c": null, "d": "bare", "e": "https://x/e.js"},
             "scopes": {"/s/": {"a": "/s/a.js", "again": "./a.js"}, "/t/": 1}, "other": [{}, "x"]}
            """);

    assertThat(map.addresses()).containsExactly("./a.js", "https://x/e.js", "/s/a.js");
    assertThat(map.section()).isNull();
  }

  @Test
  void ofTwoSectionsTheLastOneCounts() {
    ImportMap map = read("{'integrity':{'./a':'x'},'integrity':{'./b':'y'}}".replace('\'', '"'));

    assertThat(map.integrity()).containsOnlyKeys("./b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{}x", "{'a':1}", "{\"a\":}", "{} {}"})
  void whatIsNoObjectIsNoMap(String text) {
    assertThat(ImportMapReader.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'imports':{'é':'./é.js'}} | {'imports':{'é':'./é.js'},'integrity':{'./a.js':'X'}}",
        "{ 'imports': {} } | { 'imports': {}, 'integrity': { './a.js': 'X' } }",
        "{'i':1,'integrity':{}} | {'i':1,'integrity':{'./a.js':'X'}}",
        "{'integrity':{'./b':'Y'},'i':'x'} | {'integrity':{'./b':'Y','./a.js':'X'},'i':'x'}",
        "{'integrity':{'./b':[1,{}]}} | {'integrity':{'./b':[1,{}],'./a.js':'X'}}",
      })
  void addsInTheMannerOfTheMap(String before, String after) {
    String result =
        edited(before.replace('\'', '"'), one -> one.add(new TreeMap<>(Map.of("./a.js", "X"))));

    assertThat(result).isEqualTo(after.replace('\'', '"'));
    assertThat(read(result).integrity()).containsKey("./a.js");
  }

  @Test
  void keepsIndentation() {
    String before = "{\r\n\t\"imports\": {\r\n\t\t\"a\": \"./a.js\"\r\n\t}\r\n}";
    String after =
        "{\r\n\t\"imports\": {\r\n\t\t\"a\": \"./a.js\"\r\n\t},\r\n\t\"integrity\": {"
            + "\r\n\t\t\"./a.js\": \"X\",\r\n\t\t\"./b.js\": \"Y\"\r\n\t}\r\n}";

    assertThat(edited(before, one -> one.add(new TreeMap<>(Map.of("./b.js", "Y", "./a.js", "X")))))
        .isEqualTo(after);
  }

  @Test
  void replacesAValue() {
    String before = "{\"integrity\" : { \"./\\u0061.js\" : \"o\\u006cd\" , \"./é\" : \"new\" }}";
    ImportMap.Value first = read(before).integrity().get("./a.js");

    assertThat(first).isNotNull();
    assertThat(edited(before, one -> one.replace(first, "X")))
        .isEqualTo("{\"integrity\" : { \"./\\u0061.js\" : \"X\" , \"./é\" : \"new\" }}");
  }

  @Test
  void writesUrlsThatMeanNothingToHtml() {
    String result = edited("{\"i\":1}", one -> one.add(Map.of("./</script>&é.js", "X")));

    assertThat(result).doesNotContain("<").contains("\\u003c");
    assertThat(read(result).integrity()).containsKey("./</script>&é.js");
  }
}
