package fieldkit.newpost.matter;

import java.util.stream.Collectors;

/** Values in the kinds that know neither quotes nor lists: what stands in the line is the text. */
final class BareText {
  private BareText() {}

  /** A value as the rest of a line. */
  static String inline(Value value) {
    return switch (value) {
      case Value.Text text -> joined(text.text());
      case Value.Flag flag -> Boolean.toString(flag.on());
      case Value.Whole whole -> Long.toString(whole.number());
      case Value.Moment moment -> moment.literal();
      case Value.Items items -> String.join(", ", items.items());
      case Value.Singles singles -> String.join(", ", singles.items());
      case Value.Table table ->
          table.fields().values().stream().map(BareText::inline).collect(Collectors.joining(", "));
    };
  }

  /** A text in one line: there is no way to write a second one. */
  static String joined(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", ""); // what Python strips
  }
}
