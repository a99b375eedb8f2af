package fieldkit.dupes.scan;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists one folder: what is wanted of it goes to the findings, the folders below it are for the
 * caller to list. Everything left out leaves its mark in the {@link Oddities}. One thread, one
 * call.
 */
final class FolderListing {
  private final FileAccess files;
  private final ScanRequest request;
  private final Findings findings;
  private final BiConsumer<RawPath, String> problems;
  private final Visit visit;
  private final List<Visit> below = new ArrayList<>();
  private int number;
  private @Nullable IgnoreRules rules;

  FolderListing(
      FileAccess files,
      ScanRequest request,
      Findings findings,
      BiConsumer<RawPath, String> problems,
      Visit visit) {
    this.files = files;
    this.request = request;
    this.findings = findings;
    this.problems = problems;
    this.visit = visit;
  }

  /**
   * Lists the folder.
   *
   * @param onlyNew whether to leave it alone if it was listed before
   * @param stopped whether to give up soon
   * @return the folders below that were reached without a symbolic link
   */
  List<Visit> list(boolean onlyNew, BooleanSupplier stopped) {
    try (OpenDirectory folder = files.openDirectory(visit.path(), visit.throughLink())) {
      FileStatus status = folder.status();
      boolean elsewhere = request.oneFileSystem() && status.device() != visit.device();
      boolean known =
          !elsewhere && request.followLinks() && !findings.isFirstVisit(status) && onlyNew;
      if (elsewhere || known) {
        findings.oddities().incomplete(visit.parent());
        return List.of();
      }
      number = findings.addFolder(visit, status);
      rules = request.ignoreFiles() ? ownRules() : null;
      entries(folder, stopped);
    } catch (IOException e) {
      problems.accept(visit.path(), FileFault.reasonOf(e));
      findings.oddities().incomplete(visit.parent());
    }
    return below;
  }

  private void entries(OpenDirectory folder, BooleanSupplier stopped) throws IOException {
    try {
      while (!stopped.getAsBoolean() && folder.next()) {
        entry(folder);
      }
    } catch (IOException e) {
      leftOut(); // the rest of it is not known
      throw e;
    }
  }

  private @Nullable IgnoreRules ownRules() {
    List<String> texts = new ArrayList<>();
    for (String name : IgnoreRules.FILE_NAMES) {
      try {
        texts.add(new IgnoreFile(files).read(visit.path(), name));
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.NOT_FOUND) {
          problems.accept(visit.path(), name + ": " + FileFault.reasonOf(fault));
        }
      } catch (IOException e) {
        problems.accept(visit.path(), name + ": " + FileFault.reasonOf(e));
      }
    }
    return visit.rules() == null && texts.isEmpty()
        ? null
        : IgnoreRules.of(visit.rules(), visit.path().name(), texts);
  }

  private void entry(OpenDirectory folder) {
    try {
      FileKind kind = folder.kind();
      switch (kind) {
        case REGULAR -> file(folder, false);
        case DIRECTORY -> subfolder(folder, false);
        case SYMBOLIC_LINK -> link(folder);
        case SPECIAL -> leftOut();
      }
    } catch (IOException e) {
      problems.accept(visit.path().resolve(folder.name()), FileFault.reasonOf(e));
      leftOut();
    }
  }

  private void file(OpenDirectory folder, boolean link) throws IOException {
    findings.countSeen();
    EntryFilter filter = request.filter();
    if (isIgnored(folder, false)
        || !(filter.takesAllNames() || filter.takesFile(visit.path(), folder.name()))) {
      leftOut();
      return;
    }
    FileStatus status = folder.entryStatus(link);
    if (status.kind() == FileKind.REGULAR && filter.takes(status)) {
      findings.addFile(number, folder, status, link);
    } else {
      leftOut();
    }
  }

  private void subfolder(OpenDirectory folder, boolean link) {
    byte[] name = folder.name();
    if (visit.depth() + 1 >= request.depth()
        || isIgnored(folder, true)
        || !request.filter().takesFolder(visit.path(), name)) {
      leftOut();
    } else if (link) {
      findings.addLinked(visit.below(number, name, true, rules));
    } else {
      below.add(visit.below(number, name, false, rules));
    }
  }

  private void link(OpenDirectory folder) throws IOException {
    FileKind target = request.followLinks() ? target(folder) : FileKind.SPECIAL;
    switch (target) {
      case REGULAR -> file(folder, true);
      case DIRECTORY -> subfolder(folder, true);
      default -> leftOut();
    }
  }

  /** What a symbolic link leads to; a link to nothing is not a file. */
  private static FileKind target(OpenDirectory folder) throws IOException {
    try {
      return folder.entryStatus(true).kind();
    } catch (FileFault fault) {
      return switch (fault.reason()) {
        case NOT_FOUND, NOT_A_DIRECTORY, TOO_MANY_LINKS_TO_FOLLOW -> FileKind.SPECIAL;
        default -> throw fault;
      };
    }
  }

  private boolean isIgnored(OpenDirectory folder, boolean isFolder) {
    boolean ignored = rules != null && rules.hides(folder.name(), isFolder);
    if (ignored) {
      findings.countIgnored();
    }
    return ignored;
  }

  private void leftOut() {
    findings.oddities().incomplete(number);
  }
}
