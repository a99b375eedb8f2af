package fieldkit.common.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as its help has it.
 *
 * @param names short ones first, with their dashes
 * @param value what it takes, or empty
 * @param valueOptional whether the option may stand alone, too; its value then follows an equals
 *     sign
 * @param repeatable whether to give it again adds to it
 * @param description a sentence or two
 */
record OptionText(
    List<String> names,
    Optional<ValueText> value,
    boolean valueOptional,
    boolean repeatable,
    String description) {

  static OptionText of(OptionSpec spec) {
    List<String> candidates = new ArrayList<>();
    if (spec.completionCandidates() != null) {
      spec.completionCandidates().forEach(candidates::add);
    }
    return new OptionText(
        List.of(spec.names()),
        spec.arity().max() == 0
            ? Optional.empty()
            : Optional.of(ValueText.of(spec.paramLabel(), candidates)),
        spec.arity().min() == 0,
        spec.isMultiValue(),
        CommandText.plain(spec.description()));
  }

  /** Whether this is a name of one letter. */
  static boolean isShort(String name) {
    return !name.startsWith("--");
  }

  /** The description's first sentence without its full stop, for lists with little room. */
  String brief() {
    String line = description.split("\\. |; ", 2)[0];
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
