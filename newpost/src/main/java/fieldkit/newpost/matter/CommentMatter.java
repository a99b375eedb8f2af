package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** nikola's own fields: lines of the form {@code .. key: value}. */
final class CommentMatter extends LineMatter {
  private static final Pattern FIELD_START = Pattern.compile("\\.\\.[ \\t]+([^:\\r\\n]+?):[ \\t]*");

  @Override
  Pattern fieldStart() {
    return FIELD_START;
  }

  @Override
  String prefix(String key) {
    return ".. " + key + ": ";
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
    return false;
  }

  @Override
  public Map<String, Object> read(String inner) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (LineField field : fields(inner)) {
      fields.put(field.key(), inner.substring(field.valueStart(), field.firstLineEnd()).strip());
    }
    return fields;
  }
}
