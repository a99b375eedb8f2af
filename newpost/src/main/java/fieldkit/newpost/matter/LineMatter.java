package fieldkit.newpost.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the kinds have in common that are written one field a line. */
abstract class LineMatter implements Matter {

  /** Matches the beginning of a field's line; group 1 is the name, the match ends at the value. */
  abstract Pattern fieldStart();

  /** The name as its readers see it, without quotes. */
  String name(String written) {
    return written;
  }

  /** How a name and what separates it from its value are written. */
  abstract String prefix(String key);

  /** A value in one line, quoted like {@code old} where it can be. */
  abstract String value(Value value, String old);

  /** The comment at the end of a field's line with the white space before it, or nothing. */
  abstract String comment(String valueAndComment);

  /** Whether a line carries on the field above it. */
  abstract boolean continues(String field, String line);

  /** Whether no more fields of the top level can follow this line. */
  boolean endsFields(String line) {
    return false;
  }

  /** The same field name, as this language compares names. */
  boolean sameKey(String one, String other) {
    return one.equals(other);
  }

  @Override
  public String write(Map<String, Value> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((key, value) -> text.append(line(key, value)));
    return text.toString();
  }

  final String line(String key, Value value) {
    return (prefix(key) + value(value, "")).stripTrailing() + "\n";
  }

  @Override
  public String set(String inner, String key, Value value) {
    for (LineField field : fields(inner)) {
      if (sameKey(field.key(), key)) {
        return replace(inner, field, value);
      }
    }
    int place = placeForMore(inner);
    String before = inner.substring(0, place);
    String newline = before.isEmpty() || before.endsWith("\n") ? "" : lineEnd(inner);
    String line = line(key, value).replace("\n", lineEnd(inner));
    return before + newline + line + inner.substring(place);
  }

  private String replace(String inner, LineField field, Value value) {
    String old = inner.substring(field.valueStart(), field.firstLineEnd());
    boolean oneLine = field.isOneLine(inner);
    String comment = comment(old);
    String space = field.valueStart() > 0 && isSpace(inner, field.valueStart() - 1) ? "" : " ";
    String written = space + value(value, oneLine ? old : "") + comment;
    int end = oneLine ? field.firstLineEnd() : lastLineEnd(inner, field);
    return inner.substring(0, field.valueStart()) + written + inner.substring(end);
  }

  private static boolean isSpace(String text, int position) {
    return text.charAt(position) == ' ' || text.charAt(position) == '\t';
  }

  private static int lastLineEnd(String inner, LineField field) {
    int end = field.end();
    if (end > field.start() && inner.charAt(end - 1) == '\n') {
      end--;
    }
    return end > field.start() && inner.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static String lineEnd(String inner) {
    return inner.contains("\r\n") ? "\r\n" : "\n";
  }

  @Override
  public String remove(String inner, String key) {
    for (LineField field : fields(inner)) {
      if (sameKey(field.key(), key)) {
        return inner.substring(0, field.start()) + inner.substring(field.end());
      }
    }
    return inner;
  }

  @Override
  public List<String> repeated(String inner) {
    List<String> seen = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    for (LineField field : fields(inner)) {
      if (seen.stream().anyMatch(key -> sameKey(key, field.key()))) {
        repeated.add(field.key());
      }
      seen.add(field.key());
    }
    return repeated;
  }

  /** Where one more field is written: behind the last one of the top level. */
  private int placeForMore(String inner) {
    List<LineField> fields = fields(inner);
    if (!fields.isEmpty()) {
      return fields.getLast().end();
    }
    int place = 0;
    while (place < inner.length() && !endsFields(inner.substring(place, nextLine(inner, place)))) {
      place = nextLine(inner, place);
    }
    return place;
  }

  /** The fields of the top level. */
  final List<LineField> fields(String inner) {
    List<LineField> fields = new ArrayList<>();
    @Nullable LineField open = null;
    int position = 0;
    while (position < inner.length()) {
      int end = nextLine(inner, position);
      String line = inner.substring(position, end);
      if (open != null && continues(inner.substring(open.start(), position), line)) {
        open = new LineField(open.key(), open.start(), open.valueStart(), open.firstLineEnd(), end);
      } else if (endsFields(line)) {
        break;
      } else {
        Matcher start = fieldStart().matcher(line);
        if (start.lookingAt()) {
          if (open != null) {
            fields.add(open);
          }
          open = begin(start, position, line, end);
        }
      }
      position = end;
    }
    if (open != null) {
      fields.add(open);
    }
    return fields;
  }

  private LineField begin(Matcher start, int position, String line, int end) {
    int textEnd = line.stripTrailing().length();
    int valueStart = Math.min(start.end(), Math.max(textEnd, start.end(1)));
    if (start.end() > textEnd) { // nothing but white space behind the sign
      valueStart = Math.max(textEnd, 0);
    }
    return new LineField(
        name(start.group(1)), position, position + valueStart, position + textEnd, end);
  }

  static int nextLine(String text, int position) {
    int newline = text.indexOf('\n', position);
    return newline < 0 ? text.length() : newline + 1;
  }
}
