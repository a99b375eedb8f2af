package fieldkit.newpost.draft;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.engine.DraftRule;
import fieldkit.newpost.engine.Field;
import fieldkit.newpost.engine.Rules;
import fieldkit.newpost.engine.SlugKey;
import fieldkit.newpost.engine.Template;
import fieldkit.newpost.matter.Document;
import fieldkit.newpost.matter.MatterEdit;
import fieldkit.newpost.matter.MatterFault;
import fieldkit.newpost.matter.MatterKind;
import fieldkit.newpost.matter.Value;
import fieldkit.newpost.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the text of a new post: of the site's own template, or of the engine's fields. */
public final class Scaffold {
  /** Stands for the title while a template is not yet front matter; any word does. */
  private static final String NO_TITLE = "title";

  private final Site site;
  private final PostDraft draft;
  private final Rules rules;

  /** The text of this post of this site. */
  public Scaffold(Site site, PostDraft draft) {
    this.site = site;
    this.draft = draft;
    this.rules = site.rules();
  }

  /** The whole text of the file. */
  public String text() throws CommandFault {
    if (rules.template().isPresent()) {
      return ofTemplate(rules.template().get());
    }
    Map<String, Value> fields = new LinkedHashMap<>(rules.defaults());
    fields.putAll(ownFields());
    rules.extras().forEach(fields::putIfAbsent);
    site.config().fields().forEach(fields::putIfAbsent);
    fields.putAll(draft.fields());
    MatterKind kind = rules.kind();
    return kind.opening() + kind.matter().write(nested(fields)) + kind.closing() + belowMatter();
  }

  private String belowMatter() {
    boolean apart = rules.kind() == MatterKind.HEADER || rules.kind() == MatterKind.DIRECTIVES;
    return (apart ? "" : "\n") + draft.body(); // there the empty line is the delimiter
  }

  /** What was asked for, as fields of this engine. */
  private Map<String, Value> ownFields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    Rules.Keys keys = rules.keys();
    fields.put(keys.title(), new Value.Text(draft.title()));
    boolean later = draft.draft() && rules.draftRule() == DraftRule.FOLDER && !draft.dateGiven();
    if (!later) { // such a draft gets its date when it is published
      fields.put(keys.date(), new Value.Moment(rules.dateStyle().format(draft.date())));
    }
    put(fields, keys.categories(), draft.categories());
    put(fields, keys.tags(), draft.tags());
    if (rules.slugKey() == SlugKey.ALWAYS
        || (rules.slugKey() == SlugKey.WHEN_GIVEN && draft.slugGiven())) {
      fields.put(keys.slug(), new Value.Text(draft.slug()));
    }
    if (draft.draft() && rules.draftRule() != DraftRule.FOLDER) {
      fields.put(draftKey(), rules.draftRule().value(true));
    }
    return fields;
  }

  /** pelican writes the names of its fields with a capital letter. */
  private String draftKey() {
    String key = rules.draftRule().key();
    return rules.kind() == MatterKind.HEADER
        ? Character.toUpperCase(key.charAt(0)) + key.substring(1)
        : key;
  }

  private static void put(Map<String, Value> fields, Field field, List<String> words) {
    if (!words.isEmpty()) {
      fields.put(field.key(), field.shape().of(words));
    }
  }

  /** Fields named {@code table.name} put into their tables. */
  private static Map<String, Value> nested(Map<String, Value> fields) {
    Map<String, Value> nested = new LinkedHashMap<>();
    Map<String, Map<String, Value>> tables = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      int dot = key.indexOf('.');
      if (dot < 0) {
        nested.put(key, value);
      } else {
        Value _ =
            tables
                .computeIfAbsent(key.substring(0, dot), _ -> new LinkedHashMap<>())
                .put(key.substring(dot + 1), value);
      }
    });
    tables.forEach((key, table) -> nested.put(key, new Value.Table(table)));
    return nested;
  }

  private String ofTemplate(Template template) throws CommandFault {
    try {
      Document filled = filled(template);
      MatterEdit edit = new MatterEdit(filled);
      Map<String, Value> fields = ownFields();
      site.config().fields().forEach(fields::putIfAbsent);
      fields.putAll(draft.fields());
      for (Map.Entry<String, Value> field : fields.entrySet()) {
        MatterEdit _ = edit.set(field.getKey(), field.getValue());
      }
      if (!draft.draft() && rules.draftRule() == DraftRule.FLAG && hasDraft(filled)) {
        MatterEdit _ = edit.set(rules.draftRule().key(), rules.draftRule().value(false));
      }
      Document made = edit.proven();
      return made.text() + draft.body();
    } catch (MatterFault fault) {
      throw new CommandFault(
          ExitStatus.FAILED,
          "%s: %s".formatted(template.file(), fault.reason()),
          "it must be front matter once what stands in braces is filled in",
          fault);
    }
  }

  private static boolean hasDraft(Document document) throws MatterFault {
    return document.kind().matter().read(document.inner()).containsKey("draft");
  }

  /** The template filled in: above with a word for the title, below with the title itself. */
  private Document filled(Template template) throws CommandFault, MatterFault {
    String above = fill(template, NO_TITLE);
    Document document = Document.of(above, rules.kind());
    Document titled = Document.of(above, rules.kind());
    String body = titled.tail();
    if (template.text().contains("{{")) {
      body = tailOf(template, document);
    }
    return new Document(document.kind(), document.head(), document.inner(), body);
  }

  private String tailOf(Template template, Document document) throws CommandFault {
    int lines = document.linesAbove() + (int) document.inner().lines().count();
    int start = 0;
    for (int i = 0; i < lines; i++) {
      start = template.text().indexOf('\n', start) + 1;
    }
    Template below =
        new Template(template.text().substring(start), template.language(), template.file());
    return fill(below, draft.title());
  }

  private String fill(Template template, String title) throws CommandFault {
    return new Placeholders(template, title, draft.slug(), draft.date())
        .fill(template.text())
        .orElseThrow(() ->
            new CommandFault(
                ExitStatus.REFUSED,
                template.file() + ": has placeholders that only the engine itself can fill in",
                "newpost knows .Date, .Name, .Title and replace .Name \"-\" \" \" | title; give --kind another one",
                null));
  }
}
