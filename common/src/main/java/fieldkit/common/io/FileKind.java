package fieldkit.common.io;

/** What a directory entry is, as far as a tool has to tell. */
public enum FileKind {
  REGULAR,
  DIRECTORY,
  SYMBOLIC_LINK,
  /** A FIFO, socket, device or anything else that must not be opened to look at its content. */
  SPECIAL;

  private static final int TYPE_MASK = 0170000;

  /** The kind in the type bits of a mode, inode(7). */
  public static FileKind ofMode(int mode) {
    return switch (mode & TYPE_MASK) {
      case 0100000 -> REGULAR;
      case 0040000 -> DIRECTORY;
      case 0120000 -> SYMBOLIC_LINK;
      default -> SPECIAL;
    };
  }
}
