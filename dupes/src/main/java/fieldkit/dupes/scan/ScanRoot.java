package fieldkit.dupes.scan;

import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;

/**
 * A path to scan, as the file system knows it.
 *
 * @param path absolute, without symbolic links, {@code .} and {@code ..}; only a file's own name
 *     may be a symbolic link
 * @param status what the system says about it
 * @param rank its place among the paths, the first being 0
 */
public record ScanRoot(RawPath path, FileStatus status, int rank) {

  boolean isFolder() {
    return status.kind() == FileKind.DIRECTORY;
  }
}
