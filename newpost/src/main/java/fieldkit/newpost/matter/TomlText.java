package fieldkit.newpost.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Values as TOML and back; texts are escaped and everything is read by the library. */
final class TomlText {
  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private TomlText() {}

  /** A name as it stands before the equals sign. */
  static String key(String key) {
    return BARE_KEY.matcher(key).matches() ? key : text(key);
  }

  /** A value in one line, quoted like {@code old} where it can be. */
  static String inline(Value value, String old) {
    return value.in(new Inline(old));
  }

  /**
   * Each sort in one line.
   *
   * @param old how the field's old value is written
   */
  private record Inline(String old) implements Value.Form<String> {
    @Override
    public String text(String text) {
      return old.startsWith("'") ? literal(text) : TomlText.text(text);
    }

    @Override
    public String flag(boolean on) {
      return Boolean.toString(on);
    }

    @Override
    public String whole(long number) {
      return Long.toString(number);
    }

    @Override
    public String moment(String literal) {
      return old.startsWith("\"") || old.startsWith("'") ? text(literal) : literal;
    }

    @Override
    public String items(List<String> items) {
      return list(items);
    }

    @Override
    public String singles(List<String> items) {
      return list(items);
    }

    @Override
    public String table(Map<String, Value> fields) {
      return fields.entrySet().stream()
          .map(field -> key(field.getKey()) + " = " + inline(field.getValue(), ""))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
  }

  private static String list(List<String> items) {
    return items.stream().map(TomlText::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(String text) {
    return "\"" + Toml.tomlEscape(text) + "\"";
  }

  /** In single quotes, where nothing can be escaped, if that is possible. */
  private static String literal(String text) {
    boolean possible =
        text.chars().allMatch(c -> (c >= ' ' || c == '\t') && c != '\'' && c != 0x7F);
    return possible ? "'" + text + "'" : text(text);
  }

  /** All fields. */
  static Map<String, Object> read(String inner) throws MatterFault {
    TomlParseResult result = Toml.parse(inner);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().getFirst();
      throw new MatterFault(first.position().line(), "not TOML: " + first.getMessage());
    }
    return table(result);
  }

  private static Map<String, Object> table(TomlTable table) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      Object value = table.get(List.of(key));
      if (value != null) {
        fields.put(key, plain(value));
      }
    }
    return fields;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case TomlTable table -> table(table);
      case TomlArray array -> {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          items.add(plain(array.get(i)));
        }
        yield items;
      }
      case Boolean flag -> flag;
      case Number number -> number;
      default -> value.toString();
    };
  }
}
