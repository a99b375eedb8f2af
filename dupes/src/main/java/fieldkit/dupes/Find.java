package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Messages;
import fieldkit.common.cli.Progress;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.cache.ContentCache;
import fieldkit.dupes.plan.FoundGroups;
import fieldkit.dupes.report.Report;
import fieldkit.dupes.report.Summary;
import fieldkit.dupes.scan.EntryFilter;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.RootResolver;
import fieldkit.dupes.scan.ScanRequest;
import fieldkit.dupes.scan.ScanRoot;
import fieldkit.dupes.scan.Scanner;
import fieldkit.dupes.search.DeviceKind;
import fieldkit.dupes.search.DuplicateGroup;
import fieldkit.dupes.search.DuplicateSearch;
import fieldkit.dupes.search.RotationalDevices;
import fieldkit.dupes.search.SearchLimits;
import fieldkit.dupes.search.SearchResult;
import fieldkit.dupes.trees.FolderGroup;
import fieldkit.dupes.trees.FolderMatch;
import fieldkit.dupes.trees.FolderMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out a request, from paths to a printed report. One run. */
final class Find {
  private static final int MOST_DESCRIPTORS = 512;
  private static final int SPARE_DESCRIPTORS = 64;

  private final DupesRequest request;
  private final ToolContext context;
  private final Messages messages;
  private final long begin = System.nanoTime();

  Find(DupesRequest request, ToolContext context) {
    this.request = request;
    this.context = context;
    this.messages = context.messages();
  }

  ExitStatus run() throws CommandFault, IOException {
    checkOutput();
    ScanRequest scanRequest = scanRequest();
    Scanner scanner =
        new Scanner(
            context.files(), scanRequest, this::problem, context.interruption()::isRequested);
    FileTable table = scan(scanner);
    CacheStore cacheStore = new CacheStore(request.resources().cache(), context);
    ContentCache cache = cacheStore.read();
    SearchResult result = search(table, cache);
    cacheStore.write(cache, result.complete());
    Report report = report(scanRequest.roots(), scanner, table, result);
    ActRequest action = request.action();
    if (action != null) {
      return act(action, scanRequest, table, report, result);
    }
    ReportPrinter printer = new ReportPrinter(request.output(), context);
    if (result.complete() || request.output().file() == null) {
      printer.print(report);
    }
    printer.close(report.summary(), result);
    return ExitStatus.DONE;
  }

  private ExitStatus act(
      ActRequest action,
      ScanRequest scanRequest,
      FileTable table,
      Report report,
      SearchResult result)
      throws CommandFault, IOException {
    new ReportPrinter(request.output(), context).sayCounts(report.summary(), result);
    if (!result.complete()) {
      messages.say("dupes: interrupted: nothing was done");
      return ExitStatus.INTERRUPTED;
    }
    FoundGroups found = new FoundGroups(table, request.rules());
    List<RawPath> roots = scanRequest.roots().stream().map(ScanRoot::path).toList();
    return new Act(action, context, roots).run(report.map(found::known));
  }

  /** Better now than after hours of reading. */
  private void checkOutput() throws CommandFault {
    RawPath file = request.output().file();
    if (file == null) {
      return;
    }
    try {
      if (context.files().status(file.parent(), true).kind() != FileKind.DIRECTORY) {
        throw new FileFault(FileFault.Reason.NOT_A_DIRECTORY);
      }
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED, file.text() + ": " + e.getMessage(), "nothing was read", e);
    }
  }

  private ScanRequest scanRequest() throws CommandFault {
    DupesRequest.Scan scan = request.scan();
    List<ScanRoot> roots =
        new RootResolver(context.files(), scan.followLinks(), this::problem)
            .resolve(request.paths());
    if (roots.stream().filter(root -> request.rules().isReference(root.rank())).count()
        < request.rules().references()) {
      throw new CommandFault(
          ExitStatus.USAGE, "a reference cannot be scanned", "check what --ref names", null);
    }
    if (roots.isEmpty() && !request.paths().isEmpty()) {
      throw new CommandFault(
          ExitStatus.USAGE, "none of the paths can be scanned", "try 'dupes --help'", null);
    }
    return new ScanRequest(
        roots,
        scan.depth(),
        scan.oneFileSystem(),
        scan.followLinks(),
        scan.ignoreFiles(),
        request.folders() ? withEmptyFiles(scan.filter()) : scan.filter());
  }

  /** Equal folders must hold the same empty files too. */
  private static EntryFilter withEmptyFiles(EntryFilter filter) {
    return new EntryFilter(
        filter.minimumSize() == 1 ? 0 : filter.minimumSize(),
        filter.maximumSize(),
        filter.modifiedFrom(),
        filter.modifiedTo(),
        filter.hidden(),
        filter.include(),
        filter.exclude(),
        filter.extensions());
  }

  private FileTable scan(Scanner scanner) {
    try (Progress.Shown _ =
        context
            .progress()
            .show(() -> new ProgressState("files found", scanner.filesSeen(), 0, false))) {
      FileTable table = scanner.scan();
      messages.detail("scanned in " + sinceBegin());
      return table;
    }
  }

  private String sinceBegin() {
    return (System.nanoTime() - begin) / 1_000_000 + " ms";
  }

  private SearchResult search(FileTable table, @Nullable ContentCache cache) {
    DuplicateSearch search =
        new DuplicateSearch(
            context.files(),
            table,
            request.rules(),
            limits(),
            (why, file) -> problem(table.path(file), why),
            context.interruption()::isRequested,
            cache);
    long total = search.totalBytes();
    try (Progress.Shown _ =
        context
            .progress()
            .show(() -> new ProgressState("comparing", search.settledBytes(), total, true))) {
      DeviceKind device = device(table);
      messages.detail(
          "comparing with " + limits().threads() + " threads, reading as for " + device.words());
      SearchResult result = search.run(device);
      messages.detail("compared after " + sinceBegin());
      return result;
    }
  }

  /** Only where a device claims to rotate is there anything to measure. */
  private DeviceKind device(FileTable table) {
    DeviceKind wanted = request.resources().device();
    RotationalDevices rotational = new RotationalDevices(Path.of("/sys"));
    return wanted == DeviceKind.AUTO && table.devices().noneMatch(rotational::contains)
        ? DeviceKind.SOLID_STATE
        : wanted;
  }

  private SearchLimits limits() {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = request.resources().threads();
    if (threads == 0 && request.resources().device() == DeviceKind.SPINNING) {
      threads = 1;
    } else if (threads == 0) {
      threads = Math.clamp(2L * processors, 2, 8);
    }
    int descriptors = context.files().descriptorLimit() - SPARE_DESCRIPTORS;
    return new SearchLimits(
        request.resources().memory(), Math.clamp(descriptors, threads, MOST_DESCRIPTORS), threads);
  }

  private Report report(
      List<ScanRoot> roots, Scanner scanner, FileTable table, SearchResult result) {
    List<DuplicateGroup> groups = result.groups();
    List<FolderGroup> folders = List.of();
    if (request.folders() && result.complete()) {
      int references = request.rules().references();
      FolderMatch match = new FolderMatcher(table, scanner.oddities(), groups, references).match();
      folders = match.folders();
      groups = match.files();
    }
    if (request.folders()) {
      groups = groups.stream().filter(this::isReportedBesideFolders).toList();
    }
    return new Report(
        roots,
        table,
        request.rules(),
        groups,
        folders,
        request.output().order(),
        summary(scanner, table, result, groups.size() + folders.size()),
        !result.complete());
  }

  /** Empty files and single files with several names serve to match folders only. */
  private boolean isReportedBesideFolders(DuplicateGroup group) {
    return group.size() >= request.scan().filter().minimumSize()
        && (group.copies().size() > 1 || request.output().links());
  }

  /** Counts files, whether they are reported by themselves or in folders, each once. */
  private Summary summary(Scanner scanner, FileTable table, SearchResult result, int groups) {
    long duplicates = 0;
    long waste = 0;
    for (DuplicateGroup group : result.groups()) {
      if (group.size() >= request.scan().filter().minimumSize()) {
        duplicates += group.superfluous();
        waste += group.waste();
      }
    }
    return new Summary(
        table.count(),
        result.collisions(),
        result.longest(),
        result.counters().totalBytes(),
        groups,
        duplicates,
        waste,
        request.scan().ignoreFiles() ? scanner.ignoredEntries() : -1,
        System.nanoTime() - begin);
  }

  private void problem(RawPath path, String what) {
    messages.problem(path.text(), what);
  }

  private void problem(RawPath path, IOException why) {
    messages.problem(path.text(), FileFault.reasonOf(why));
  }
}
