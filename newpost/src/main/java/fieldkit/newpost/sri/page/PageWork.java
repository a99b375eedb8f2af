package fieldkit.newpost.sri.page;

import fieldkit.common.io.AtomicBatch;
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
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes pages from their bytes to their results. Edited pages are written in batches, and their
 * results come later than those of others. One thread.
 */
public final class PageWork implements Closeable {
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

  /**
   * Reads a page, looks at it, and replaces it if that was wanted and is due.
   *
   * @param results takes the result, now, with that of a later page, or when all is finished
   */
  public void work(Page page, Consumer<PageResult> results) {
    replacement.expect(page);
    byte[] bytes;
    FileStatus status;
    try {
      FileReader.Content content = reader.read(page.path());
      bytes = content.bytes();
      status = content.status();
    } catch (IOException e) {
      results.accept(failed(page, Verdict.UNREADABLE, FileFault.reasonOf(e)));
      return;
    }
    work(page, bytes, status, results);
  }

  /** Brings all results that are still to come. */
  public void finish() {
    replacement.finish();
  }

  /** Gives up what is not finished: those pages stay as they are, and have no result. */
  @Override
  public void close() {
    replacement.close();
  }

  private static PageResult failed(Page page, Verdict verdict, String why) {
    return new PageResult(
        page.path(), false, List.of(Finding.ofPage(verdict, why)), Map.of(verdict, 1));
  }

  private void work(Page page, byte[] bytes, FileStatus status, Consumer<PageResult> results) {
    PageText text = new PageText(bytes, page.dialect());
    if (!text.isReadable()) {
      results.accept(failed(page, Verdict.MALFORMED, "Is UTF-16 or ISO-2022-JP: it is left alone"));
      return;
    }
    Outcomes outcomes = look(page, text);
    if (outcomes.edits().isEmpty()) {
      results.accept(outcomes.result(page.path(), false));
      return;
    }
    PageResult result = outcomes.result(page.path(), true);
    byte[] edited = Edit.apply(bytes, outcomes.edits());
    EditProof proof = new EditProof(bytes, text.tags(), text.dialect());
    if (!proof.holds(edited, outcomes.rewritten())) {
      String why = "An edit would change what else is in it: left alone";
      results.accept(result.unedited(Verdict.MALFORMED, why));
    } else if (dryRun) {
      results.accept(result);
    } else {
      replacement.write(page, status, edited, new PageEnding(result, results));
    }
  }

  /** What is kept of a page until it is written: not its bytes. */
  private record PageEnding(PageResult result, Consumer<PageResult> results)
      implements AtomicBatch.Ending {
    @Override
    public void replaced() {
      results.accept(result);
    }

    @Override
    public void failed(IOException why) {
      results.accept(result.unedited(Verdict.UNREADABLE, FileFault.reasonOf(why)));
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
