package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** TOML, version 1.0. */
final class TomlMatter extends LineMatter {
  private static final Pattern FIELD_START =
      Pattern.compile("[ \\t]*([A-Za-z0-9_.-]+|\"[^\"\\r\\n]*\"|'[^'\\r\\n]*')[ \\t]*=[ \\t]*");

  @Override
  Pattern fieldStart() {
    return FIELD_START;
  }

  @Override
  String name(String written) {
    char first = written.charAt(0);
    return first == '"' || first == '\'' ? written.substring(1, written.length() - 1) : written;
  }

  @Override
  String prefix(String key) {
    return TomlText.key(key) + " = ";
  }

  @Override
  String value(Value value, String old) {
    return TomlText.inline(value, old);
  }

  @Override
  String comment(String valueAndComment) {
    return TrailingComment.of(valueAndComment);
  }

  @Override
  boolean continues(String field, String line) {
    return TomlOpening.isOpen(field);
  }

  @Override
  boolean endsFields(String line) {
    return line.stripLeading().startsWith("[");
  }

  /** Tables go below all other fields, or these would become theirs. */
  @Override
  public String write(Map<String, Value> fields) {
    Map<String, Value> simple = new LinkedHashMap<>();
    StringBuilder tables = new StringBuilder();
    fields.forEach((key, value) -> {
      if (value instanceof Value.Table table) {
        tables.append("\n[").append(TomlText.key(key)).append("]\n");
        tables.append(super.write(table.fields()));
      } else {
        simple.put(key, value);
      }
    });
    return super.write(simple) + tables;
  }

  @Override
  public Map<String, Object> read(String inner) throws MatterFault {
    return TomlText.read(inner);
  }
}
