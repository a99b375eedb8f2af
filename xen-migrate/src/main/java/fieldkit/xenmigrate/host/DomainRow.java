package fieldkit.xenmigrate.host;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code xl list}.
 *
 * @param name the domain's
 * @param id its number on that host
 * @param memory MiB
 * @param state six characters, {@code rbpscd} or dashes, as in xl(1)
 */
public record DomainRow(String name, int id, long memory, String state) {
  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+\\d+\\s+([rbpscd-]{6})\\s.*");

  /** The lines that are domains. */
  public static List<DomainRow> parse(String text) {
    return text.lines()
        .map(line -> LINE.matcher(line + " "))
        .filter(Matcher::matches)
        .map(line ->
            new DomainRow(
                line.group(1),
                Integer.parseInt(line.group(2)),
                Long.parseLong(line.group(3)),
                line.group(4)))
        .toList();
  }

  /** Whether it is paused: it runs on when somebody says so. */
  public boolean isPaused() {
    return state.indexOf('p') >= 0;
  }

  /** Whether it is suspended or shut down: xl shows the same letter for both. */
  public boolean isShutDown() {
    return state.indexOf('s') >= 0;
  }

  /** Whether its processors may run. */
  public boolean isRunning() {
    return state.chars().noneMatch(c -> c == 'p' || c == 's' || c == 'c' || c == 'd');
  }
}
