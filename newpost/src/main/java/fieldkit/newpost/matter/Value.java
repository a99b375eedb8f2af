package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a field is to say, whatever kind of front matter it is written in. */
public sealed interface Value {

  /** This value in a form, which has a way to write each sort. */
  <R> R in(Form<R> form);

  /**
   * A way to write values, a method for each sort. (A switch over the sorts would be built anew at
   * every start, by 30 ms of bootstrapping that the ahead-of-time cache cannot keep.)
   *
   * @param <R> what comes out
   */
  interface Form<R> {
    R text(String text);

    R flag(boolean on);

    R whole(long number);

    R moment(String literal);

    R items(List<String> items);

    R singles(List<String> items);

    R table(Map<String, Value> fields);
  }

  /** A text, read back as exactly this text. */
  record Text(String text) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.text(text);
    }
  }

  /** Yes or no. */
  record Flag(boolean on) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.flag(on);
    }
  }

  /** A whole number. */
  record Whole(long number) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.whole(number);
    }
  }

  /**
   * A date in the engine's own form, written bare where the kind knows dates.
   *
   * @param literal the date as the engine wants it, without quotes
   */
  record Moment(String literal) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.moment(literal);
    }
  }

  /** A list of texts. */
  record Items(List<String> items) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.items(items);
    }
  }

  /** A list of lists of one text each: hexo's way to have categories side by side. */
  record Singles(List<String> items) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.singles(items);
    }
  }

  /** Named values below a name of their own, TOML's table. */
  record Table(Map<String, Value> fields) implements Value {
    @Override
    public <R> R in(Form<R> form) {
      return form.table(fields);
    }
  }

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
