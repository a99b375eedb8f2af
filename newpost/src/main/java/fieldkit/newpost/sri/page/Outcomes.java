package fieldkit.newpost.sri.page;

import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.html.Edit;
import fieldkit.newpost.sri.html.Tag;
import fieldkit.newpost.sri.judge.Judgement;
import fieldkit.newpost.sri.judge.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what comes of a page's subjects. One page. */
final class Outcomes {
  private final PageText page;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<Tag> rewritten = new ArrayList<>();
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  Outcomes(PageText page) {
    this.page = page;
  }

  /** Notes a judgement of something at a place. */
  void judged(Judgement judgement, int position, String element, String url) {
    Verdict verdict = judgement.verdict();
    int _ = counts.merge(verdict, 1, Integer::sum);
    if (verdict.isProblem() || verdict.isEdit()) {
      findings.add(
          new Finding(
              page.line(position), element, url, verdict, judgement.message(), judgement.wanted()));
    }
  }

  void edit(Edit edit) {
    edits.add(edit);
  }

  /** Notes that a script's text is edited, not its tag. */
  void rewrite(Tag tag) {
    rewritten.add(tag);
  }

  List<Edit> edits() {
    return edits;
  }

  List<Tag> rewritten() {
    return rewritten;
  }

  PageResult result(RawPath path, boolean changed) {
    return new PageResult(path, changed, findings, counts);
  }
}
