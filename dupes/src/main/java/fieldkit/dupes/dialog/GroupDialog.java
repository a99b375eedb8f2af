package fieldkit.dupes.dialog;

import fieldkit.common.cli.Messages;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.KnownFile;
import fieldkit.dupes.plan.KnownGroup;
import fieldkit.dupes.plan.Planner;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Shows group by group what would be done, and lets a person choose who stays. One run. */
public final class GroupDialog {
  private static final String HELP =
      """
        Enter   as shown
        1 3     these stay, the others do not
        a       all stay
        s       skip this group, as a
        q       ask no more; what was chosen so far is done
        x       give up: nothing is done
      """;

  private final Planner planner;
  private final GroupPreview preview;
  private final BufferedReader answers;
  private final Messages messages;
  private final BooleanSupplier stop;

  /**
   * @param stop whether the user interrupted it
   */
  public GroupDialog(
      Planner planner,
      GroupPreview preview,
      BufferedReader answers,
      Messages messages,
      BooleanSupplier stop) {
    this.planner = planner;
    this.preview = preview;
    this.answers = answers;
    this.messages = messages;
    this.stop = stop;
  }

  /** The plans a person agreed to; none if that was given up. */
  public Optional<List<GroupPlan>> choose(List<KnownGroup> groups) throws IOException {
    List<GroupPlan> chosen = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      KnownGroup group = groups.get(i);
      GroupPlan suggested = planner.plan(group);
      if (suggested.steps().isEmpty()) {
        continue;
      }
      messages.prompt("\n[%d/%d] %s".formatted(i + 1, groups.size(), preview.of(group, suggested)));
      String answer = ask(group);
      if (answer == null || answer.equals("x") || stop.getAsBoolean()) {
        return Optional.empty();
      }
      if (answer.equals("q")) {
        break;
      }
      if (!answer.equals("a") && !answer.equals("s")) {
        add(answer.isEmpty() ? suggested : planner.plan(group, files(group, answer)), chosen);
      }
    }
    return Optional.of(chosen);
  }

  /** Whoever lets all stay, one by one, is not asked about nothing. */
  private static void add(GroupPlan plan, List<GroupPlan> chosen) {
    if (!plan.steps().isEmpty()) {
      chosen.add(plan);
    }
  }

  /** Asks one yes-or-no question; no is the default. */
  public boolean confirm(String question) throws IOException {
    messages.prompt(question + " [y/N] ");
    String answer = answers.readLine();
    return answer != null
        && !stop.getAsBoolean()
        && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private @Nullable String ask(KnownGroup group) throws IOException {
    while (true) {
      messages.prompt("keep which? [Enter, 1 2 .., a, s, q, x, ?] ");
      String line = answers.readLine();
      if (line == null) {
        return null;
      }
      String answer = line.strip().toLowerCase(Locale.ROOT);
      if (isUnderstood(answer, group)) {
        return answer;
      }
      messages.prompt(HELP);
    }
  }

  private static boolean isUnderstood(String answer, KnownGroup group) {
    return switch (answer) {
      case "", "a", "s", "q", "x" -> true;
      default -> {
        try {
          yield !files(group, answer).isEmpty();
        } catch (IllegalArgumentException e) {
          yield false;
        }
      }
    };
  }

  private static List<KnownFile> files(KnownGroup group, String answer) {
    List<KnownFile> files = new ArrayList<>();
    for (String word : answer.split("[ ,]+", -1)) {
      int number = Integer.parseInt(word);
      if (number < 1 || number > group.files().size()) {
        throw new IllegalArgumentException("no such number");
      }
      files.add(group.files().get(number - 1));
    }
    return files;
  }
}
