package fieldkit.newpost.site;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.engine.Engines;
import fieldkit.newpost.matter.Value;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads one file of settings. What it does not know is an error that names the line. */
final class ConfigReader {
  private static final Set<String> KEYS =
      Set.of(
          "engine",
          "name",
          "draft-name",
          "posts",
          "editor",
          "timezone",
          "draft",
          "strict",
          "categories",
          "tags",
          "fields");

  private final Path file;
  private final Optional<Path> folder;

  ConfigReader(Path file, Optional<Path> folder) {
    this.file = file;
    this.folder = folder;
  }

  Config read(String text) throws CommandFault {
    TomlParseResult toml = Toml.parse(text);
    if (toml.hasErrors()) {
      TomlParseError error = toml.errors().getFirst();
      throw fault(error.position(), String.valueOf(error.getMessage()));
    }
    for (String key : toml.keySet()) {
      if (!KEYS.contains(key)) {
        throw fault(toml, key, "'%s' is not a setting".formatted(key));
      }
    }
    return new Config(
        folder,
        engine(toml),
        pattern(toml, "name"),
        pattern(toml, "draft-name"),
        text(toml, "posts"),
        text(toml, "editor"),
        zone(toml),
        flag(toml, "draft"),
        flag(toml, "strict"),
        list(toml, "categories"),
        list(toml, "tags"),
        fields(toml));
  }

  private Optional<String> engine(TomlTable toml) throws CommandFault {
    Optional<String> name = text(toml, "engine");
    if (name.isPresent() && Engines.named(name.get()).isEmpty()) {
      throw fault(toml, "engine", "'%s' is not one of %s".formatted(name.get(), Engines.names()));
    }
    return name;
  }

  private Optional<NamePattern> pattern(TomlTable toml, String key) throws CommandFault {
    Optional<String> pattern = text(toml, key);
    try {
      return pattern.map(NamePattern::of);
    } catch (IllegalArgumentException e) {
      throw fault(toml, key, String.valueOf(e.getMessage()));
    }
  }

  private Optional<ZoneId> zone(TomlTable toml) throws CommandFault {
    Optional<String> name = text(toml, "timezone");
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException e) {
      throw fault(
          toml,
          "timezone",
          "'%s' is not a time zone like Europe/Berlin".formatted(name.orElse("")));
    }
  }

  private Optional<String> text(TomlTable toml, String key) throws CommandFault {
    @Nullable Object value = toml.get(List.of(key));
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw fault(toml, key, "'%s' must be a text in quotes".formatted(key));
  }

  private boolean flag(TomlTable toml, String key) throws CommandFault {
    @Nullable Object value = toml.get(List.of(key));
    if (value == null || value instanceof Boolean) {
      return value != null && (Boolean) value;
    }
    throw fault(toml, key, "'%s' must be true or false".formatted(key));
  }

  private List<String> list(TomlTable toml, String key) throws CommandFault {
    @Nullable Object value = toml.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    if (value instanceof TomlArray array) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        items.add(String.valueOf(array.get(i)));
      }
      return items;
    }
    throw fault(toml, key, "'%s' must be a list like [\"a\", \"b\"]".formatted(key));
  }

  private Map<String, Value> fields(TomlTable toml) throws CommandFault {
    @Nullable Object value = toml.get(List.of("fields"));
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof TomlTable table)) {
      throw fault(toml, "fields", "'fields' must be a table: [fields]");
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      fields.put(key, field(table, key));
    }
    return fields;
  }

  private Value field(TomlTable table, String key) throws CommandFault {
    @Nullable Object value = table.get(List.of(key));
    return switch (value) {
      case String text -> new Value.Text(text);
      case Boolean flag -> new Value.Flag(flag);
      case Long number -> new Value.Whole(number);
      case TomlArray _ -> new Value.Items(list(table, key));
      case null, default ->
          throw fault(
              table, key, "'%s' must be a text, a number, true, false or a list".formatted(key));
    };
  }

  private CommandFault fault(TomlTable table, String key, String what) {
    @Nullable TomlPosition position = table.inputPositionOf(List.of(key));
    return fault(position, what);
  }

  private CommandFault fault(@Nullable TomlPosition position, String what) {
    String line = position == null ? "" : ":" + position.line();
    return new CommandFault(
        ExitStatus.USAGE,
        NativePath.text(file) + line + ": " + what,
        "settings: " + String.join(", ", KEYS.stream().sorted().toList()),
        null);
  }
}
