package fieldkit.newpost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Titles that front matter has trouble with: a list of known ones, and as many made of their parts. */
public final class OddTitles {
  private static final List<String> KNOWN =
      List.of(
          "Part 1: the beginning", "yes", "no", "On", "off", "y", "N", "null", "~", "true", "False",
          "1", "007", "0o17", "0x1F", "1e3", "1_000", ".5", "-1", "+1", ".inf", ".NaN", "12:30:45",
          "2024-01-15", "2024-01-15T10:00:00Z", "2024/01/15 10:00:00", "@home", "`code`", "%percent",
          "[list]", "{map}", "{a: b}", "&anchor", "*alias", "!tag", "|", ">", "'", "\"", "''", "\"\"",
          "# not a comment", "a # b", "a #b", "a: b", "a:", ": a", "- item", "-", "--", "---", "...",
          "+++", "? key", "?", "=", "<<", "key: value # comment", "C:\\new\\table", "\\", "\\\\",
          "ends with a backslash\\", "\\u0041", "$HOME `id` $(id)", "<b>bold</b> & <i>", "&amp;",
          "{{ title }}", "{% raw %}", "<!-- comment -->", "-->", "Über straße", "日本語の題名",
          "שלום עולם", "مرحبا بالعالم", "🎉 party 👩‍👩‍👧", "e\u0301 and \u00e9", "a\u00a0b", "\u200fright",
          "\u202eback", "zero\u200bwidth", "bom\ufeffinside", "\ufeffbom", "line\u2028separator",
          "\ue000private", "\ud83d\ude00", "100%", "50% off: \"now\"", "it's", "'single'", "\"double\"",
          " leading", "trailing ", "two  spaces", "a, b", "a,b", "title", "Title: again", ".. title: x",
          "!!str x", "!<x>", "@", "`", "%", ",", "]", "}", "[", "{", "null # x", "x\u00adsoft", "\u0904");

  private static final List<String> PARTS =
      List.of(
          ":", ": ", " #", "#", "'", "\"", "\\", "- ", "yes", "no", "1", "2024", "@", "`", "%", "{", "}",
          "[", "]", "&", "*", "!", "|", ">", ",", "=", "~", "a", "b", "Z", "é", "ß", "日", "🎉", "ש",
          "\u200f", "\u00a0", "\u2029", "\ufeff", "\u0301", " ", " ", "---", "+++", "{{", "}}", "$", "/",
          "?", ".", "..", "<", ";", "\ufffd", "\ud83d\udc69\u200d\ud83d\udcbb");

  private OddTitles() {}

  /** So many titles; the same for the same seed. None is blank. */
  public static List<String> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> titles = new ArrayList<>(KNOWN);
    while (titles.size() < count) {
      StringBuilder title = new StringBuilder();
      int parts = random.nextInt(1, 9);
      for (int i = 0; i < parts; i++) {
        title.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      if (!title.toString().isBlank()) {
        titles.add(title.toString());
      }
    }
    return titles;
  }
}
