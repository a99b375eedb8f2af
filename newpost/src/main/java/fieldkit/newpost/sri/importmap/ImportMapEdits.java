package fieldkit.newpost.sri.importmap;

import fieldkit.newpost.sri.html.Edit;
import fieldkit.newpost.sri.importmap.ImportMap.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Edits of an import map's integrity section, in the manner the map is written in. */
public final class ImportMapEdits {
  private final byte[] page;
  private final int offset;
  private final ImportMap map;

  /**
   * Edits of a map in a page.
   *
   * @param offset where in the page the map's text begins
   */
  public ImportMapEdits(byte[] page, int offset, ImportMap map) {
    this.page = page; // not changed by anyone
    this.offset = offset;
    this.map = map;
  }

  /** Replaces a value. */
  public Edit replace(ImportMap.Value value, String wanted) {
    return new Edit(offset + value.start(), offset + value.end(), quoted(wanted));
  }

  /** Adds values by their URLs, and the section if there is none. */
  public Edit add(Map<String, String> values) {
    Place section = map.section();
    if (section == null) {
      String outer = space(map.top());
      String inner = outer.contains("\n") ? outer + (outer.endsWith("\t") ? "\t" : "  ") : outer;
      String body = inner + members(values, inner) + outer;
      String text = (map.top().isEmpty() ? "" : ",") + outer + "\"integrity\"" + colon(outer) + "{";
      return insert(map.top().lastEnd(), text + body + "}");
    }
    String before = section.isEmpty() ? space(map.top()) : space(section);
    String text = before + members(values, before);
    return insert(section.lastEnd(), section.isEmpty() ? text : "," + text);
  }

  private Edit insert(int at, String text) {
    return new Edit(offset + at, offset + at, text);
  }

  private static String members(Map<String, String> values, String space) {
    List<String> members = new ArrayList<>();
    values.forEach((url, value) -> members.add(quoted(url) + colon(space) + quoted(value)));
    return String.join("," + space, members);
  }

  /** What stands before the first name of an object. */
  private String space(Place place) {
    int length = place.firstName() - place.start();
    return new String(page, offset + place.start(), length, StandardCharsets.US_ASCII);
  }

  private static String colon(String space) {
    return space.isEmpty() ? ":" : ": ";
  }

  /** A JSON string that is ASCII and means nothing to HTML or XML. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || "\"\\<>&".indexOf(c) >= 0) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
