package fieldkit.newpost.sri.page;

import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.judge.Verdict;
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
}
