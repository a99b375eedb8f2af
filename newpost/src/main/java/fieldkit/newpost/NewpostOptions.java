package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.RawText;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.matter.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the words of a command line into a request, and refuses what makes no sense. */
final class NewpostOptions {
  private final Words words;

  NewpostOptions(Words words) {
    this.words = words;
  }

  NewpostRequest request() throws CommandFault {
    boolean terminal = words.context().terminals().input() && !words.context().settings().noInput();
    boolean bodyFromInput = words.text("--body").filter("-"::equals).isPresent();
    return new NewpostRequest(
        title(),
        words.list("--category"),
        words.list("--tag"),
        words.has("--draft"),
        words.text("--date"),
        words.text("--slug"),
        fields(),
        body(),
        new NewpostRequest.Actions(
            terminal && !bodyFromInput,
            terminal && !bodyFromInput && !words.has("--no-edit"),
            words.has("--commit"),
            words.has("--unique"),
            words.has("--strict"),
            words.has("--stdout"),
            words.has("--dry-run")));
  }

  private Optional<String> title() throws CommandFault {
    List<String> given = words.positional();
    if (given.size() > 1) {
      throw words.usage(
          "%d titles: a title of several words needs quotes: newpost '%s'"
              .formatted(given.size(), String.join(" ", given)));
    }
    return given.isEmpty() ? Optional.empty() : Optional.of(given.getFirst());
  }

  private Map<String, Value> fields() throws CommandFault {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String given : words.each("--set")) {
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw words.usage("--set: '%s' is not KEY=VALUE".formatted(given));
      }
      fields.put(given.substring(0, equals).strip(), value(given.substring(equals + 1)));
    }
    return fields;
  }

  /** What looks like a whole number, true or false is one; all else is a text. */
  private static Value value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new Value.Flag(text.equals("true"));
    }
    return text.matches("0|-?[1-9]\\d{0,17}")
        ? new Value.Whole(Long.parseLong(text))
        : new Value.Text(text);
  }

  private String body() throws CommandFault {
    Optional<String> from = words.text("--body");
    if (from.isEmpty()) {
      return "";
    }
    String text = from.get().equals("-") ? standardInput() : file(from.get());
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private String file(String name) throws CommandFault {
    return words.files().read(NativePath.of(name, words.here()));
  }

  private String standardInput() throws CommandFault {
    try {
      return RawText.decode(words.context().in().readAllBytes());
    } catch (IOException e) {
      throw words.usage("standard input cannot be read");
    }
  }
}
