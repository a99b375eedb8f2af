package fieldkit.newpost.matter;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.OddTitles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read again, whatever the title; and edits touch nothing else. */
class MatterPropertyTest {
  private static final long SEED = 20261122;
  private static final int TITLES = 5000;

  private static boolean isBare(MatterKind kind) {
    return switch (kind) {
      case HEADER, COMMENT, DIRECTIVES -> true;
      case YAML, TOML, JSON -> false;
    };
  }

  /** Kinds without quotes cannot say spaces at the ends. */
  private static String expected(MatterKind kind, String title) {
    return isBare(kind) ? BareText.joined(title) : title;
  }

  @ParameterizedTest
  @EnumSource
  void writtenIsRead(MatterKind kind) throws MatterFault {
    for (String title : OddTitles.of(TITLES, SEED)) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("title", new Value.Text(title));
      fields.put("date", new Value.Moment("2026-11-22"));
      fields.put("tags", new Value.Items(List.of(title, "x")));
      fields.put("draft", new Value.Flag(true));
      String text = kind.opening() + kind.matter().write(fields) + kind.closing() + "\nbody\n";

      Document document = Document.of(text, kind);
      Map<String, Object> read = document.kind().matter().read(document.inner());

      assertThat(document.kind()).isEqualTo(kind);
      assertThat(document.body()).as("below <%s>", title).endsWith("body\n");
      assertThat(read).as("in %s", text).containsEntry("title", expected(kind, title));
      if (!isBare(kind)) {
        assertThat(read).containsEntry("tags", List.of(title, "x")).containsEntry("draft", true);
      }
      assertThat(String.valueOf(read.get("date"))).isEqualTo("2026-11-22");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEditTouchesNothingElse(MatterKind kind) throws MatterFault {
    List<String> titles = OddTitles.of(TITLES, SEED + 1);
    for (int i = 0; i + 1 < titles.size(); i++) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("slug", new Value.Text("s"));
      fields.put("title", new Value.Text(titles.get(i)));
      fields.put("other", new Value.Text(titles.get(i + 1)));
      String text = kind.opening() + kind.matter().write(fields) + kind.closing() + "\nbody\n";
      String title = titles.get(i + 1);

      Document edited =
          new MatterEdit(Document.of(text, kind))
              .set("title", new Value.Text(title))
              .set("added", new Value.Text("new"))
              .remove("slug")
              .proven();

      Map<String, Object> read = edited.kind().matter().read(edited.inner());
      assertThat(read)
          .as("of %s", text)
          .containsEntry("title", expected(kind, title))
          .containsEntry("other", expected(kind, title))
          .containsEntry("added", "new")
          .doesNotContainKey("slug")
          .hasSize(3);
    }
  }
}
