package fieldkit.common.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Gives a new file the owner, group and permissions of the one it replaces. */
final class Likeness {
  private final FileAccess files;
  private final FileStatus replaced;

  Likeness(FileAccess files, FileStatus replaced) {
    this.files = files;
    this.replaced = replaced;
  }

  /**
   * Does so as far as the system lets this user. A file that cannot be given to its owner and group
   * keeps the permissions it was made with: what they might do is for others not meant.
   */
  void giveTo(RawPath file) throws IOException {
    FileStatus made = files.status(file, false);
    boolean sameOwner = made.userId() == replaced.userId() && made.groupId() == replaced.groupId();
    if (sameOwner && made.permissions() == replaced.permissions()) {
      return;
    }
    Path path = PortableFiles.toPath(file);
    try {
      if (!sameOwner) {
        set(path, "unix:uid", replaced.userId());
        set(path, "unix:gid", replaced.groupId());
      }
      set(path, "unix:mode", replaced.permissions()); // last: a change of the owner takes bits away
    } catch (IOException | UnsupportedOperationException notAllowed) {
      // it stays as it was made
    }
  }

  /** The same for a file that is held open. */
  void giveTo(NewFile file) throws IOException {
    FileStatus made = file.status();
    boolean sameOwner = made.userId() == replaced.userId() && made.groupId() == replaced.groupId();
    if (sameOwner && made.permissions() == replaced.permissions()) {
      return;
    }
    try {
      if (!sameOwner) {
        file.setOwner(replaced.userId(), replaced.groupId());
      }
      file.setPermissions(replaced.permissions());
    } catch (IOException notAllowed) {
      // it stays as it was made
    }
  }

  private static void set(Path path, String attribute, int value) throws IOException {
    Path _ = Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
  }
}
