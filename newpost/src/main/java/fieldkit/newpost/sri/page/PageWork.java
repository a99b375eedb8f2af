package fieldkit.newpost.sri.page;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.newpost.sri.disk.FileReader;
import fieldkit.newpost.sri.disk.Page;
import fieldkit.newpost.sri.disk.Replacement;
import fieldkit.newpost.sri.html.Edit;
import fieldkit.newpost.sri.html.EditProof;
import fieldkit.newpost.sri.judge.Judge;
import fieldkit.newpost.sri.judge.Verdict;
import fieldkit.newpost.sri.site.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Takes pages from their bytes to their results. One thread. */
public final class PageWork {
  private final FileReader reader;
  private final Replacement replacement;
  private final Site site;
  private final Judge judge;
  private final boolean importMaps;
  private final boolean dryRun;

  /**
   * Work on the pages of a site.
   *
   * @param importMaps whether import maps are looked at too
   * @param dryRun whether pages stay as they are
   */
  public PageWork(FileAccess files, Site site, Judge judge, boolean importMaps, boolean dryRun) {
    this.reader = new FileReader(files);
    this.replacement = new Replacement(files);
    this.site = site;
    this.judge = judge;
    this.importMaps = importMaps;
    this.dryRun = dryRun;
  }

  /** Reads a page, looks at it, and replaces it if that was wanted and is due. */
  public PageResult work(Page page) {
    try {
      return reader.read(page.path(), (bytes, status) -> work(page, bytes, status));
    } catch (IOException e) {
      return failed(page, Verdict.UNREADABLE, FileFault.reasonOf(e));
    }
  }

  private static PageResult failed(Page page, Verdict verdict, String why) {
    return new PageResult(
        page.path(), false, List.of(Finding.ofPage(verdict, why)), Map.of(verdict, 1));
  }

  private PageResult work(Page page, byte[] bytes, FileStatus status) {
    PageText text = new PageText(bytes, page.dialect());
    if (!text.isReadable()) {
      return failed(page, Verdict.MALFORMED, "Is UTF-16 or ISO-2022-JP: it is left alone");
    }
    Outcomes outcomes = look(page, text);
    if (outcomes.edits().isEmpty()) {
      return outcomes.result(page.path(), false);
    }
    byte[] edited = Edit.apply(bytes, outcomes.edits());
    EditProof proof = new EditProof(bytes, text.tags(), text.dialect());
    if (!proof.holds(edited, outcomes.rewritten())) {
      return outcomes.unedited(
          page.path(), Verdict.MALFORMED, "An edit would change what else is in it: left alone");
    }
    try {
      if (!dryRun) {
        replacement.write(page.path(), status, edited);
      }
      return outcomes.result(page.path(), true);
    } catch (IOException e) {
      return outcomes.unedited(page.path(), Verdict.UNREADABLE, FileFault.reasonOf(e));
    }
  }

  private Outcomes look(Page page, PageText text) {
    Outcomes outcomes = new Outcomes(text);
    FetchWork fetches = new FetchWork(text, site, judge);
    ModulesWork modules = new ModulesWork(text, site, judge);
    for (Subject subject : new Subjects(text, site.baseOf(page.folders())).find()) {
      switch (subject) {
        case Subject.Fetch fetch -> fetches.look(fetch, outcomes);
        case Subject.Modules map when importMaps -> modules.look(map, outcomes);
        case Subject.Modules _ -> {
          // not asked for
        }
      }
    }
    return outcomes;
  }
}
