package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Arrays;

/**
 * A folder the user names, which may lead through symbolic links and need not exist yet.
 *
 * @param existing what exists of it, without symbolic links
 * @param path all of it, without symbolic links
 */
public record UserFolder(RawPath existing, RawPath path) {

  /** Resolves a folder's absolute path. */
  public static UserFolder of(RawPath folder, FileAccess files) throws IOException {
    RawPath at = folder;
    while (!exists(at, files)) {
      at = at.parent();
    }
    RawPath existing = files.realPath(at);
    byte[] bytes = folder.toBytes();
    byte[] rest = Arrays.copyOfRange(bytes, at.length(), bytes.length);
    int start = 0;
    while (start < rest.length && rest[start] == '/') {
      start++;
    }
    RawPath path =
        start == rest.length ? existing : existing.resolve(rest, start, rest.length - start);
    return new UserFolder(existing, path);
  }

  private static boolean exists(RawPath path, FileAccess files) throws IOException {
    try {
      FileStatus _ = files.status(path, true);
      return true;
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND || path.equals(path.parent())) {
        throw fault;
      }
      return false;
    }
  }
}
