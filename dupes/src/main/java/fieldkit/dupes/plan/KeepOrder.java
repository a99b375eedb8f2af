package fieldkit.dupes.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who of a group is kept first: the user's rules in their order, then the order of PATHs, most
 * links, oldest, name. Immutable.
 */
public final class KeepOrder {
  /** A comma ends a rule only before the next rule, so that an expression may hold commas. */
  private static final Pattern BETWEEN_RULES =
      Pattern.compile(
          ",(?=(?:path|newest|oldest|shallow|deep|shortest|longest|name|most-links)(?:,|$)"
              + "|(?:not-)?re:)");

  private static final List<String> USUAL = List.of("path", "most-links", "oldest", "name");

  private final List<KeepRule> rules;

  private KeepOrder(List<KeepRule> rules) {
    this.rules = rules;
  }

  /** What holds when the user says nothing. */
  public static KeepOrder usual() {
    return new KeepOrder(USUAL.stream().map(KeepRule::of).toList());
  }

  /**
   * The user's rules, separated by commas.
   *
   * @throws IllegalArgumentException whose message says which word is wrong
   */
  public static KeepOrder parse(String text) {
    List<KeepRule> rules = new ArrayList<>();
    for (String word : BETWEEN_RULES.split(text, -1)) {
      rules.add(KeepRule.of(word));
    }
    rules.addAll(usual().rules);
    return new KeepOrder(List.copyOf(rules));
  }

  /** The files, those to be kept first. */
  List<KnownFile> sorted(List<KnownFile> files) {
    Comparator<KnownFile> order = rules.getFirst().order();
    for (KeepRule rule : rules.subList(1, rules.size())) {
      order = order.thenComparing(rule.order());
    }
    return files.stream().sorted(order).toList();
  }

  /** The rule by which one file comes before another. */
  String reason(KnownFile kept, KnownFile other) {
    for (KeepRule rule : rules) {
      if (rule.order().compare(kept, other) != 0) {
        return rule.word();
      }
    }
    return "name";
  }
}
