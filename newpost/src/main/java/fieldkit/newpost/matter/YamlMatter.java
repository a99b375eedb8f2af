package fieldkit.newpost.matter;

import java.util.Map;
import java.util.regex.Pattern;

/** YAML as versions 1.1 and 1.2 read it alike. */
final class YamlMatter extends LineMatter {
  private static final Pattern FIELD_START =
      Pattern.compile(
          "([^\\s#\\-\\[\\]{}&*!|>'\"%@`:][^:#\\r\\n]*|\"[^\"\\r\\n]*\"|'[^'\\r\\n]*')[ \\t]*:(?:[ \\t]+|(?=\\r?\\n)|$)");
  private static final Pattern CONTINUED =
      Pattern.compile("[ \\t]+\\S.*|-(?:\\s.*)?|[\\]}].*", Pattern.DOTALL);

  @Override
  Pattern fieldStart() {
    return FIELD_START;
  }

  @Override
  String name(String written) {
    char first = written.charAt(0);
    return first == '"' || first == '\''
        ? written.substring(1, written.length() - 1)
        : written.strip();
  }

  @Override
  String prefix(String key) {
    return YamlText.key(key) + ": ";
  }

  @Override
  String value(Value value, String old) {
    return YamlText.inline(value, old);
  }

  @Override
  String comment(String valueAndComment) {
    return TrailingComment.of(valueAndComment);
  }

  @Override
  boolean continues(String field, String line) {
    return CONTINUED.matcher(line).matches();
  }

  @Override
  public Map<String, Object> read(String inner) throws MatterFault {
    return YamlText.read(inner);
  }
}
