package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;

/** How much a name's going frees: the file's storage, once it was the last name. */
final class Freed {
  private Freed() {}

  /** Bytes freed by removing a name of the pair's victim, which was {@code before}. */
  static long by(ProvenPair pair, FileStatus before) {
    return before.links() == 1 && !pair.step().isOneFile() ? before.allocated() : 0;
  }
}
