package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a field is to say, whatever kind of front matter it is written in. */
public sealed interface Value {

  /** A text, read back as exactly this text. */
  record Text(String text) implements Value {}

  /** Yes or no. */
  record Flag(boolean on) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /**
   * A date in the engine's own form, written bare where the kind knows dates.
   *
   * @param literal the date as the engine wants it, without quotes
   */
  record Moment(String literal) implements Value {}

  /** A list of texts. */
  record Items(List<String> items) implements Value {}

  /** A list of lists of one text each: hexo's way to have categories side by side. */
  record Singles(List<String> items) implements Value {}

  /** Named values below a name of their own, TOML's table. */
  record Table(Map<String, Value> fields) implements Value {}

  /** A value that was read somewhere, to be written again. */
  static Value of(Object read) {
    return switch (read) {
      case Boolean flag -> new Flag(flag);
      case Integer number -> new Whole(number);
      case Long number -> new Whole(number);
      case List<?> list -> new Items(list.stream().map(String::valueOf).toList());
      case Map<?, ?> map -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), of(value)));
        yield new Table(fields);
      }
      default -> new Text(read.toString());
    };
  }
}
