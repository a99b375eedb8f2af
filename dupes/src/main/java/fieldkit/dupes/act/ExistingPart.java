package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/**
 * How much there is of a path below which something is to be made. Symbolic links in it are
 * followed: they are how people put their home folders together.
 *
 * @param real the part that exists, without symbolic links
 * @param whole the whole path, seen from there
 */
public record ExistingPart(RawPath real, RawPath whole) {

  /** Looks how much there is of an absolute path. */
  public static ExistingPart of(FileAccess files, RawPath path) throws IOException {
    RawPath at = path;
    while (true) {
      try {
        RawPath real = files.realPath(at);
        return new ExistingPart(real, joined(real, path, at.length()));
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.NOT_FOUND || at.equals(at.parent())) {
          throw fault;
        }
        at = at.parent();
      }
    }
  }

  private static RawPath joined(RawPath real, RawPath path, int existing) {
    byte[] bytes = path.toBytes();
    int start = existing;
    while (start < bytes.length && bytes[start] == '/') {
      start++;
    }
    return start == bytes.length ? real : real.resolve(bytes, start, bytes.length - start);
  }
}
