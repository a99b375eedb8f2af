package fieldkit.common.zstd;

import static org.junit.jupiter.api.Assumptions.abort;

/** The library of the system that runs the tests. */
final class TheLibrary {
  private TheLibrary() {}

  /** It, or the test is skipped. */
  static ZstdLibrary orSkip() {
    return ZstdLibrary.find().orElseGet(() -> abort("libzstd.so.1 is not there: skipped"));
  }
}
