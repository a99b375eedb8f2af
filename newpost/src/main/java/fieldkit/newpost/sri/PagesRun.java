package fieldkit.newpost.sri;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Progress;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import fieldkit.newpost.sri.disk.Page;
import fieldkit.newpost.sri.disk.PageList;
import fieldkit.newpost.sri.hash.FileDigests;
import fieldkit.newpost.sri.judge.Action;
import fieldkit.newpost.sri.judge.Judge;
import fieldkit.newpost.sri.lock.Fetcher;
import fieldkit.newpost.sri.lock.LockFile;
import fieldkit.newpost.sri.lock.Remotes;
import fieldkit.newpost.sri.page.Finding;
import fieldkit.newpost.sri.page.PageResult;
import fieldkit.newpost.sri.page.PageWork;
import fieldkit.newpost.sri.site.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out a request, from paths to a printed report. One run. */
final class PagesRun {
  private final PagesRequest request;
  private final ToolContext context;

  PagesRun(PagesRequest request, ToolContext context) {
    this.request = request;
    this.context = context;
  }

  ExitStatus run() throws CommandFault, IOException {
    SitePaths paths = SitePaths.resolve(context, request.paths(), request.root());
    Site site = new Site(paths.root(), paths.rootKnown(), request.address());
    List<Page> pages = pages(paths);
    try (Remotes remotes = new Remotes(lock(), fetcher(), request.action() != Action.CHECK)) {
      List<PageResult> results = work(pages, site, remotes);
      boolean partial = context.interruption().isRequested();
      report(PagesReport.of(request, results, remotes.newPins(), partial));
    }
    return ExitStatus.DONE;
  }

  private List<Page> pages(SitePaths paths) {
    PageList list =
        new PageList(context.files(), context.messages(), context.interruption()::isRequested);
    for (SitePaths.Named named : paths.named()) {
      try {
        list.add(named.path(), named.real(), paths.root());
      } catch (IOException e) {
        context.messages().problem(named.path().text(), FileFault.reasonOf(e));
      }
    }
    return list.pages();
  }

  private @Nullable LockFile lock() throws CommandFault {
    RawPath path = request.lock();
    boolean mayBeNew = request.fetch() && request.action() != Action.CHECK;
    return path == null ? null : LockFile.open(context.files(), path, mayBeNew, !request.dryRun());
  }

  private @Nullable Fetcher fetcher() {
    return request.fetch() ? new Fetcher() : null;
  }

  private List<PageResult> work(List<Page> pages, Site site, Remotes remotes) throws CommandFault {
    Judge judge =
        new Judge(request.action(), request.algorithm(), new FileDigests(context.files()), remotes);
    Workers workers =
        new Workers(
            pages,
            () ->
                new PageWork(context.files(), site, judge, request.importMaps(), request.dryRun()),
            request.action() != Action.CHECK && !request.dryRun(), // pages are forced to disk
            context.interruption()::isRequested);
    try (Progress.Shown _ =
        context
            .progress()
            .show(() -> new ProgressState("pages", workers.done(), pages.size(), false))) {
      return workers.run();
    } catch (UncheckedIOException e) { // the lock file
      String message = e.getMessage();
      throw new CommandFault(
          ExitStatus.FAILED,
          message == null ? "the lock file cannot be written" : message,
          "some pages may have been changed, each as a whole; run it again",
          e);
    }
  }

  private void report(PagesReport report) throws IOException {
    for (PageResult result : report.results()) {
      for (Finding finding : result.findings()) {
        if (finding.verdict().isProblem()) {
          context.messages().problem(result.path().text(), EscapedText.of(finding.text()));
        } else {
          String line = result.path().text() + ": " + finding.text();
          context.messages().detail(EscapedText.of(line));
        }
      }
    }
    if (context.settings().json()) {
      new SriJson(context.out()).pages(report);
    } else {
      names(report);
    }
    report.summary().forEach(context.messages()::say);
    if (report.partial()) {
      context
          .messages()
          .say("newpost: interrupted: pages not reached are as they were, the others are whole");
    }
  }

  /** The changed pages. */
  private void names(PagesReport report) throws IOException {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    boolean escaped = request.separator() == '\n' && context.terminals().output();
    for (PageResult result : report.results()) {
      if (result.changed()) {
        String name = result.path().text();
        names.writeBytes(RawText.encode(escaped ? EscapedText.of(name) : name));
        names.write(request.separator());
      }
    }
    context.out().write(names.toByteArray());
  }
}
