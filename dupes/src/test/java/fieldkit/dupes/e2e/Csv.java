package fieldkit.dupes.e2e;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 as strictly as it is written: CRLF, quotes around what needs them. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  static List<List<String>> parse(String text) {
    Csv csv = new Csv(text);
    List<List<String>> records = new ArrayList<>();
    while (csv.at < text.length()) {
      records.add(csv.record());
    }
    return records;
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (text.startsWith(",", at)) {
      at++;
      fields.add(field());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new AssertionError("no CRLF at " + at + " of " + text);
    }
    at += 2;
    return fields;
  }

  private String field() {
    return text.startsWith("\"", at) ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\"\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      field.append(text, at, quote);
      at = quote + 1;
      if (!text.startsWith("\"", at)) {
        return field.toString();
      }
      field.append('"');
      at++;
    }
  }
}
