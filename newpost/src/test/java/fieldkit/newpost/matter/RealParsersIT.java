package fieldkit.newpost.matter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.OddTitles;
import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Titles come back from the parsers that the engines use, not only from ours. */
class RealParsersIT {
  private static final long SEED = 4711;
  private static final int TITLES = 4000;
  private static final Path SCRIPTS =
      Path.of(requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root"))
          .resolve("newpost/src/test/parsers");

  /** Written anew, and written over a title that was quoted in either way, or not at all. */
  private static List<String> texts(MatterKind kind, List<String> titles) throws MatterFault {
    List<String> texts = new ArrayList<>();
    List<String> old = old(kind);
    for (int i = 0; i < titles.size(); i++) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("title", new Value.Text(titles.get(i)));
      fields.put("categories", new Value.Items(List.of(titles.get(i))));
      String edited = old.get(i % old.size());
      texts.add(
          i % 2 == 0
              ? kind.matter().write(fields)
              : kind.matter().set(edited, "title", new Value.Text(titles.get(i))));
    }
    return texts;
  }

  private static List<String> old(MatterKind kind) {
    return switch (kind) {
      case YAML ->
          List.of(
              "a: 1\ntitle: 'it''s # old' # why\nb: 2\n",
              "title: \"o\\\"ld\"   # kept\n",
              "title: old\nlist:\n- a\n",
              "title:\nb: 2\n",
              "title: |\n  old\n  text\nb: 2\n");
      case TOML ->
          List.of(
              "a = 1\ntitle = 'old' # why\nb = 2\n",
              "title = \"o\\\"ld\"\n",
              "title = \"\"\"\nold\n\"\"\"\n[table]\nx = 1\n");
      case JSON ->
          List.of("{\n  \"title\": \"old\",\n  \"b\": [1, 2]\n}", "{\"b\": {\"title\": 1}}");
      default -> List.of("Title: old\nDate: 2026-01-01\n");
    };
  }

  private static void comeBack(MatterKind kind, String... command) throws Exception {
    List<String> titles = OddTitles.of(TITLES, SEED);
    List<String> texts = texts(kind, titles);
    String input = JsonText.of(new Value.Table(Map.of("texts", new Value.Items(texts))));

    String output = Programs.run(SCRIPTS, Map.of(), input, List.of(command)).good();

    List<String> read = new ArrayList<>();
    if (JsonText.read(output).get("titles") instanceof List<?> list) {
      list.forEach(title -> read.add(String.valueOf(title)));
    }
    assertThat(read).hasSameSizeAs(titles);
    for (int i = 0; i < titles.size(); i++) {
      boolean bare = kind == MatterKind.HEADER;
      assertThat(read.get(i))
          .as("of %s", texts.get(i))
          .isEqualTo(bare ? BareText.joined(titles.get(i)) : titles.get(i));
    }
  }

  /** A python that has the module: the system's, where packages are Debian's. */
  private static String python(String module) throws IOException {
    for (String python :
        Stream.of("/usr/bin/python3", "python3").filter(RealParsersIT::isThere).toList()) {
      if (Programs.run(SCRIPTS, python, "-c", "import " + module).status() == 0) {
        return python;
      }
    }
    Assumptions.abort("no python3 that has " + module);
    return "";
  }

  private static boolean isThere(String program) {
    return Files.isExecutable(Path.of(program)) || Programs.find(program).isPresent();
  }

  @Test
  void pyYaml() throws Exception {
    comeBack(MatterKind.YAML, python("yaml"), "titles.py", "YAML");
  }

  @Test
  void psych() throws Exception {
    comeBack(MatterKind.YAML, Programs.need("ruby"), "titles.rb");
  }

  @Test
  void jsYaml() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(Programs.engines().resolve("node_modules/js-yaml")),
        "js-yaml is not below FIELDKIT_ENGINES");
    comeBack(MatterKind.YAML, Programs.need("node"), "titles.cjs", Programs.engines().toString());
  }

  @Test
  void tomllib() throws Exception {
    comeBack(MatterKind.TOML, python("tomllib"), "titles.py", "TOML");
  }

  @Test
  void pythonJson() throws Exception {
    comeBack(MatterKind.JSON, python("json"), "titles.py", "JSON");
  }

  @Test
  void pythonMarkdown() throws Exception {
    comeBack(MatterKind.HEADER, python("markdown"), "titles.py", "HEADER");
  }
}
