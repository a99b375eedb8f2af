package fieldkit.newpost.matter;

import java.util.List;
import java.util.Map;

/** Values in the kinds that know neither quotes nor lists: what stands in the line is the text. */
final class BareText {
  private BareText() {}

  /** A value as the rest of a line. */
  static String inline(Value value) {
    return value.in(new Line());
  }

  /** Each sort as the rest of a line. */
  private static final class Line implements Value.Form<String> {
    @Override
    public String text(String text) {
      return joined(text);
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
      return literal;
    }

    @Override
    public String items(List<String> items) {
      return joined(String.join(", ", items));
    }

    @Override
    public String singles(List<String> items) {
      return items(items);
    }

    @Override
    public String table(Map<String, Value> fields) {
      return items(fields.values().stream().map(BareText::inline).toList());
    }
  }

  /** A text in one line: there is no way to write a second one. */
  static String joined(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", ""); // what Python strips
  }
}
