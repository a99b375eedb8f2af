package fieldkit.blocksync;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which devices a client may ask a server for: those whose name, and whose real name behind all
 * symbolic links, the globs allow. Without any, all.
 */
final class AllowedPaths implements Predicate<RawPath> {
  private final FileAccess files;
  private final List<PathMatcher> globs;
  private final List<String> paths;

  AllowedPaths(FileAccess files, String[] globs, String[] paths) {
    this.files = files;
    this.globs =
        Arrays.stream(globs)
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    this.paths = List.of(paths);
  }

  @Override
  public boolean test(RawPath path) {
    if (!paths.isEmpty() && !paths.contains(path.text())) {
      return false;
    }
    return globs.isEmpty() || (matches(path) && (isPlainName(path) || matches(real(path))));
  }

  /** A name without dots that climb. A link below an allowed name is the administrator's. */
  private static boolean isPlainName(RawPath path) {
    return path.isAbsolute() && !("/" + path.text() + "/").contains("/../");
  }

  private boolean matches(RawPath path) {
    Path name = Path.of(path.text());
    return globs.stream().anyMatch(glob -> glob.matches(name));
  }

  private RawPath real(RawPath path) {
    try {
      return files.realPath(path);
    } catch (IOException unknown) {
      return RawPath.ofText("");
    }
  }
}
