package fieldkit.blocksync.state;

import fieldkit.common.io.RawPath;

/**
 * Where a pair's state is to be.
 *
 * @param path the file, which may be missing; its folder is there
 * @param own whether only blocksync writes there; elsewhere a file that is no state file is
 *     somebody's, and stays as it is
 */
public record StatePlace(RawPath path, boolean own) {

  /** A file that the user named. */
  public static StatePlace named(RawPath path) {
    return new StatePlace(path, false);
  }
}
