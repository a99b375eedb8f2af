package fieldkit.common.zstd;

import java.io.IOException;

/** Bytes that are not the coded form of what was expected. */
public final class ZstdException extends IOException {
  private static final long serialVersionUID = 1;

  ZstdException(String why) {
    super("zstd: " + why);
  }
}
