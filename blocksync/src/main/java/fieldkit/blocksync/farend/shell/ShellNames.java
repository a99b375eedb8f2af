package fieldkit.blocksync.farend.shell;

import fieldkit.common.io.RawPath;

/** Names of files as far.sh takes them. Pure. */
final class ShellNames {
  private ShellNames() {}

  /** A name in octal numbers, so that no byte of it means anything to a shell. */
  static String octal(RawPath path) {
    StringBuilder text = new StringBuilder("'");
    for (byte b : path.toBytes()) {
      text.append("\\%03o".formatted(b & 0xFF));
    }
    return text.append('\'').toString();
  }
}
