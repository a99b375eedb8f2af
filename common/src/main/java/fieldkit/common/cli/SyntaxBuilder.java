package fieldkit.common.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Puts a command's words, options and help together by calls: annotations would cost start-up time.
 * Options are listed in the order of the calls. Not for several threads.
 *
 * <p>Values that are wrong are refused while the command line is parsed, in one line that names the
 * option. What an option was given is had from {@code ParseResult.matchedOptionValue}, as the type
 * that its method here names.
 */
public final class SyntaxBuilder {
  private final CommandSpec spec;

  /**
   * A command without any options.
   *
   * @param name the words it is called by, such as {@code dupes undo}
   */
  public SyntaxBuilder(String name) {
    spec = CommandSpec.create().name(name);
    UsageMessageSpec usage = spec.usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.optionListHeading("%n");
    usage.sortOptions(false);
  }

  /** What was put together. */
  public CommandSpec spec() {
    return spec;
  }

  /**
   * What the help begins with.
   *
   * @param synopsis how the command is called
   * @param header what it is for, examples, and an empty line
   */
  public SyntaxBuilder about(String synopsis, String... header) {
    spec.usageMessage().customSynopsis(synopsis).header(header);
    return this;
  }

  /** What the help ends with, line by line. */
  public SyntaxBuilder footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /** An option without a value. */
  public SyntaxBuilder flag(String description, String... names) {
    return add(OptionSpec.builder(names).type(boolean.class).arity("0"), description);
  }

  /** The option that changes nothing. */
  public SyntaxBuilder dryRun() {
    return flag("Only say what would be done.", "-n", "--dry-run");
  }

  /** An option with a text, a {@code String}. */
  public SyntaxBuilder text(String label, String description, String... names) {
    return add(OptionSpec.builder(names).type(String.class).paramLabel(label), description);
  }

  /** An option that may be given several times, a {@code String[]}. */
  public SyntaxBuilder list(String label, String description, String... names) {
    return add(OptionSpec.builder(names).type(String[].class).paramLabel(label), description);
  }

  /** A whole number from 0 to 2^31 - 1, an {@code int}. */
  public SyntaxBuilder wholeNumber(String label, String description, String... names) {
    return value(int.class, SyntaxBuilder::wholeNumber, label, description, names);
  }

  /** One of several words, a {@code String}. */
  public SyntaxBuilder choice(List<String> words, String description, String... names) {
    return add(
        OptionSpec.builder(names)
            .type(String.class)
            .converters(text -> converted(word -> oneOf(words, word), text))
            .completionCandidates(words)
            .paramLabel("WHICH"),
        description);
  }

  /** A text, a {@code String}, of which completion offers some; only that goes through them. */
  public SyntaxBuilder suggested(
      Iterable<String> words, String label, String description, String... names) {
    return add(
        OptionSpec.builder(names).type(String.class).completionCandidates(words).paramLabel(label),
        description);
  }

  /**
   * One of several words, a {@code String}, or the option alone, which stands for one of them. The
   * word must follow an equals sign: {@code --verify=full}.
   */
  public SyntaxBuilder optionalChoice(
      List<String> words, String alone, String description, String... names) {
    return add(
        OptionSpec.builder(names)
            .type(String.class)
            .arity("0..1")
            .converters(text -> converted(word -> oneOf(words, word), text))
            .completionCandidates(words)
            .preprocessor((line, _, _, info) -> join(line, alone, info))
            .paramLabel("WHICH"),
        description);
  }

  /** Takes no word of the command line for a value that was not joined to the option. */
  private static boolean join(Stack<String> line, String alone, Map<String, Object> info) {
    if (!"=".equals(info.get("separator"))) {
      String _ = line.push(alone);
    }
    return false; // the value is what lies on top now
  }

  /** A number of bytes such as {@code 64K}, a {@code long}; see {@link ByteSize}. */
  public SyntaxBuilder size(String label, String description, String... names) {
    return value(long.class, ByteSize::parse, label, description, names);
  }

  /** A length of time such as {@code 30s}, a {@link Duration}; see {@link TimeSpan}. */
  public SyntaxBuilder duration(String label, String description, String... names) {
    return value(Duration.class, TimeSpan::parse, label, description, names);
  }

  /**
   * An option with a value of any type.
   *
   * @param parser reads the value, or throws an {@link IllegalArgumentException} with a message for
   *     the user
   */
  public <T> SyntaxBuilder value(
      Class<T> type,
      Function<String, T> parser,
      String label,
      String description,
      String... names) {
    return add(
        OptionSpec.builder(names)
            .type(type)
            .converters(text -> converted(parser, text))
            .paramLabel(label),
        description);
  }

  /** Words that are no options, as many as there are: a {@code String[]}. */
  public SyntaxBuilder operands(String label, String description) {
    return operands("0..*", label, description);
  }

  /** The same where the help is to say that they are needed; the tool itself sees to it. */
  public SyntaxBuilder neededOperands(String label, String description) {
    return operands("1", label, description);
  }

  private SyntaxBuilder operands(String arity, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity(arity)
            .type(String[].class)
            .description(description)
            .build());
    return this;
  }

  private SyntaxBuilder add(OptionSpec.Builder option, String description) {
    spec.addOption(option.description(description).build());
    return this;
  }

  private static <T> T converted(Function<String, T> parser, String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static int wholeNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // nor is what is below
    }
    throw new IllegalArgumentException("'%s' is not a whole number".formatted(text));
  }

  private static String oneOf(List<String> words, String text) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException(
          "'%s' is not one of %s".formatted(text, String.join(", ", words)));
    }
    return text;
  }
}
