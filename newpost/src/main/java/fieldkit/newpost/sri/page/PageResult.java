package fieldkit.newpost.sri.page;

import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.judge.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a page.
 *
 * @param changed whether it was edited, or would be but for a dry run
 * @param findings what is to be said
 * @param counts how often each verdict was reached
 */
public record PageResult(
    RawPath path, boolean changed, List<Finding> findings, Map<Verdict, Integer> counts) {

  /** Keeps the collections immutable. */
  public PageResult {
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
  }

  /** What is left when the edits came to nothing: the problems, and why there are no edits. */
  PageResult unedited(Verdict verdict, String why) {
    List<Finding> left = new ArrayList<>(findings);
    left.removeIf(one -> !one.verdict().isProblem());
    left.add(Finding.ofPage(verdict, why));
    Map<Verdict, Integer> reached = new HashMap<>(counts);
    boolean _ = reached.keySet().removeIf(Verdict::isEdit);
    int _ = reached.merge(verdict, 1, Integer::sum);
    return new PageResult(path, false, left, reached);
  }
}
