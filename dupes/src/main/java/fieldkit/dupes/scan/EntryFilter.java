package fieldkit.dupes.scan;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which files and folders are looked at. Immutable.
 *
 * @param minimumSize smallest size, bytes
 * @param maximumSize largest size, bytes
 * @param modifiedFrom earliest modification, nanoseconds since 1970
 * @param modifiedTo latest modification, nanoseconds since 1970
 * @param hidden whether names that begin with a dot are looked at
 * @param include patterns of which a file must match one; empty for all files
 * @param exclude patterns of which no file or folder may match any
 * @param extensions lower-case endings without the dot, of which a file must have one; empty for
 *     all
 */
public record EntryFilter(
    long minimumSize,
    long maximumSize,
    long modifiedFrom,
    long modifiedTo,
    boolean hidden,
    List<Glob> include,
    List<Glob> exclude,
    Set<String> extensions) {

  /** Takes every file that has a byte. */
  public static EntryFilter everything() {
    return new EntryFilter(
        1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, true, List.of(), List.of(), Set.of());
  }

  boolean takesFolder(RawPath parent, byte[] name) {
    return takesName(parent, name);
  }

  boolean takesFile(RawPath folder, byte[] name) {
    return takesName(folder, name)
        && (extensions.isEmpty() || extensions.contains(extension(name)))
        && (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(folder, name)));
  }

  boolean takes(FileStatus status) {
    return status.size() >= minimumSize
        && status.size() <= maximumSize
        && status.modified() >= modifiedFrom
        && status.modified() <= modifiedTo;
  }

  /** Whether names need not be looked at. */
  boolean takesAllNames() {
    return hidden && include.isEmpty() && exclude.isEmpty() && extensions.isEmpty();
  }

  private boolean takesName(RawPath folder, byte[] name) {
    return (hidden || name[0] != '.')
        && (exclude.isEmpty() || exclude.stream().noneMatch(glob -> glob.matches(folder, name)));
  }

  private static String extension(byte[] name) {
    int dot = name.length - 1;
    while (dot >= 0 && name[dot] != '.') {
      dot--;
    }
    return dot < 0
        ? ""
        : RawText.decode(java.util.Arrays.copyOfRange(name, dot + 1, name.length))
            .toLowerCase(Locale.ROOT);
  }
}
