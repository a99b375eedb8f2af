package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code Key: value} lines without any quoting, as Python-Markdown's meta-data extension reads
 * them: names in any case, more lines of a value indented by four.
 */
final class HeaderMatter extends LineMatter {
  private static final Pattern FIELD_START =
      Pattern.compile(" {0,3}([A-Za-z0-9_-]+)[ \\t]*:[ \\t]*");
  private static final Pattern CONTINUED = Pattern.compile("(?: {4}|\\t).*", Pattern.DOTALL);

  @Override
  Pattern fieldStart() {
    return FIELD_START;
  }

  @Override
  String prefix(String key) {
    return key + ": ";
  }

  @Override
  String value(Value value, String old) {
    return BareText.inline(value);
  }

  @Override
  String comment(String valueAndComment) {
    return ""; // there are none
  }

  @Override
  boolean continues(String field, String line) {
    return CONTINUED.matcher(line).matches();
  }

  @Override
  boolean sameKey(String one, String other) {
    return one.equalsIgnoreCase(other);
  }

  @Override
  public Map<String, Object> read(String inner) throws MatterFault {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<LineField> found = fields(inner);
    if (found.isEmpty() && !inner.isBlank()) {
      throw new MatterFault(1, "no 'Key: value' line");
    }
    for (LineField field : found) {
      String value = inner.substring(field.valueStart(), field.end()).strip();
      fields.put(field.key().toLowerCase(Locale.ROOT), BareText.joined(value));
    }
    return fields;
  }
}
