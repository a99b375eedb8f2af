package fieldkit.newpost.sri;

import fieldkit.newpost.sri.judge.Action;
import fieldkit.newpost.sri.judge.Verdict;
import fieldkit.newpost.sri.page.PageResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param dryRun whether changes were only found, not made
 * @param pages how many pages were looked at
 * @param pinned how many URLs were pinned
 * @param partial whether it was interrupted
 * @param results of the pages about which there is something to say, in the order of their names
 * @param counts how often each verdict was reached
 */
record PagesReport(
    Action action,
    boolean dryRun,
    int pages,
    int pinned,
    boolean partial,
    List<PageResult> results,
    Map<Verdict, Integer> counts) {

  PagesReport {
    results = List.copyOf(results);
    counts = new EnumMap<>(counts);
  }

  static PagesReport of(PagesRequest request, List<PageResult> all, int pinned, boolean partial) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (PageResult result : all) {
      result.counts().forEach((verdict, count) -> counts.merge(verdict, count, Integer::sum));
    }
    return new PagesReport(
        request.action(),
        request.dryRun(),
        all.size(),
        pinned,
        partial,
        all.stream().filter(one -> one.changed() || !one.findings().isEmpty()).toList(),
        counts);
  }

  long changed() {
    return results.stream().filter(PageResult::changed).count();
  }

  private int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** The closing summary. */
  List<String> summary() {
    int references = 0;
    int problems = 0;
    for (Map.Entry<Verdict, Integer> entry : counts.entrySet()) {
      references += entry.getKey().isReference() ? entry.getValue() : 0;
      problems += entry.getKey().isProblem() ? entry.getValue() : 0;
    }
    List<String> lines = new ArrayList<>();
    lines.add("%s, %d references, %d wrong".formatted(pages(pages), references, problems));
    if (action != Action.CHECK) {
      String how = dryRun ? "would be changed" : "changed";
      lines.add(
          "%s %s: %d added, %d corrected"
              .formatted(pages(changed()), how, count(Verdict.ADDED), count(Verdict.CORRECTED)));
    }
    add(lines, pinned, dryRun ? "would be pinned" : "newly pinned");
    add(lines, count(Verdict.PRESENT), "had an integrity, which 'check' compares");
    add(lines, count(Verdict.NOT_COMPARED), "on other servers not compared: that needs --lock");
    add(lines, count(Verdict.SIGNED), "by signature left alone");
    return lines;
  }

  private static String pages(long number) {
    return number == 1 ? "1 page" : number + " pages";
  }

  private static void add(List<String> lines, int count, String what) {
    if (count > 0) {
      lines.add(count + " " + what);
    }
  }
}
