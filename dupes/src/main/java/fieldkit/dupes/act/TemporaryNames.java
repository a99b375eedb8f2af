package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names nobody else uses, for files that are in a folder for a moment. One run. */
final class TemporaryNames {
  private final String start =
      ".dupes-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-";

  private long count;

  RawPath next() {
    count++;
    return RawPath.ofText(start + count);
  }
}
