package fieldkit.dupes.scan;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds what the paths of a command line stand for. However a path is spelled and wherever it is
 * seen from, the same file gets the same absolute path: folders without symbolic links, files with
 * their own name in such a folder.
 */
public final class RootResolver {
  private final FileAccess files;
  private final boolean followLinks;
  private final BiConsumer<RawPath, String> problems;

  /**
   * @param followLinks whether a file's own name may be a symbolic link
   * @param problems told which path cannot be used and why
   */
  public RootResolver(FileAccess files, boolean followLinks, BiConsumer<RawPath, String> problems) {
    this.files = files;
    this.followLinks = followLinks;
    this.problems = problems;
  }

  /** The roots of those paths that can be used, ranked in their order. */
  public List<ScanRoot> resolve(List<RawPath> paths) {
    List<ScanRoot> roots = new ArrayList<>(paths.size());
    for (int rank = 0; rank < paths.size(); rank++) {
      RawPath path = paths.get(rank);
      try {
        ScanRoot root = resolve(path, rank);
        if (isUsable(root, path)) {
          roots.add(root);
        }
      } catch (IOException e) {
        problems.accept(path, FileFault.reasonOf(e));
      }
    }
    return roots;
  }

  private ScanRoot resolve(RawPath path, int rank) throws IOException {
    FileStatus target = files.status(path, true);
    if (target.kind() == FileKind.DIRECTORY) {
      return new ScanRoot(files.realPath(path), target, rank);
    }
    RawPath absolute = files.realPath(path.parent()).resolve(path.name());
    return new ScanRoot(absolute, followLinks ? target : files.status(path, false), rank);
  }

  private boolean isUsable(ScanRoot root, RawPath path) {
    return switch (root.status().kind()) {
      case REGULAR, DIRECTORY -> true;
      case SYMBOLIC_LINK -> {
        problems.accept(path, "is a symbolic link; -s follows it");
        yield false;
      }
      case SPECIAL -> {
        problems.accept(path, "is neither a file nor a folder");
        yield false;
      }
    };
  }
}
