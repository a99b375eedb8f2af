package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import fieldkit.newpost.matter.Value;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an engine's rules together; each engine names what is not as most have it. */
final class RulesBuilder {
  private final NameRule posts;
  private NameRule drafts;
  private List<String> extensions = List.of(".md", ".markdown");
  private MatterKind kind = MatterKind.YAML;
  private Rules.Keys keys = Rules.Keys.usual("updated");
  private DateStyle dateStyle = DateStyle.RFC3339;
  private Optional<ZoneId> zone = Optional.empty();
  private DraftRule draftRule = DraftRule.FLAG;
  private SlugRule slugRule = SlugRule.LATIN;
  private SlugKey slugKey = SlugKey.NEVER;
  private final Map<String, Value> defaults = new LinkedHashMap<>();
  private final Map<String, Value> extras = new LinkedHashMap<>();
  private Optional<Template> template = Optional.empty();

  RulesBuilder(Path folder, String pattern) {
    posts = new NameRule(folder, pattern);
    drafts = posts;
  }

  RulesBuilder drafts(Path folder, String pattern) {
    drafts = new NameRule(folder, pattern);
    draftRule = DraftRule.FOLDER;
    return this;
  }

  RulesBuilder extensions(String... endings) {
    extensions = List.of(endings);
    return this;
  }

  RulesBuilder kind(MatterKind matterKind) {
    kind = matterKind;
    return this;
  }

  RulesBuilder keys(Rules.Keys names) {
    keys = names;
    return this;
  }

  RulesBuilder date(DateStyle style) {
    dateStyle = style;
    return this;
  }

  /** The zone of this name, if there is one. */
  RulesBuilder zone(Optional<String> name) {
    try {
      zone = name.filter(text -> !text.isBlank()).map(ZoneId::of);
    } catch (DateTimeException unknown) {
      zone = Optional.empty(); // the engine will say so itself
    }
    return this;
  }

  RulesBuilder draft(DraftRule rule) {
    draftRule = rule;
    return this;
  }

  RulesBuilder slug(SlugRule rule, SlugKey key) {
    slugRule = rule;
    slugKey = key;
    return this;
  }

  RulesBuilder first(String key, Value value) {
    defaults.put(key, value);
    return this;
  }

  RulesBuilder last(String key, Value value) {
    extras.put(key, value);
    return this;
  }

  RulesBuilder template(Optional<Template> from) {
    template = from;
    return this;
  }

  Rules build(String output, String... command) {
    return new Rules(
        posts,
        drafts,
        extensions,
        kind,
        keys,
        dateStyle,
        zone,
        draftRule,
        slugRule,
        slugKey,
        new LinkedHashMap<>(defaults),
        new LinkedHashMap<>(extras),
        template,
        List.of(command),
        output);
  }
}
