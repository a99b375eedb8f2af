package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import java.util.Arrays;

/** The way from a folder to a file, both absolute and without symbolic links. */
public final class RelativePath {
  private static final byte[] UP = {'.', '.', '/'};

  private RelativePath() {}

  /** The relative path. */
  public static RawPath between(RawPath folder, RawPath file) {
    byte[] from = folder.toBytes();
    byte[] to = file.toBytes();
    int common = commonFolder(from, to);
    int ups = 0;
    for (int i = common; i < from.length; i++) {
      if (from[i] != '/' && (i == common || from[i - 1] == '/')) {
        ups++;
      }
    }
    byte[] path = new byte[ups * UP.length + to.length - common];
    for (int i = 0; i < ups; i++) {
      System.arraycopy(UP, 0, path, i * UP.length, UP.length);
    }
    System.arraycopy(to, common, path, ups * UP.length, to.length - common);
    return RawPath.of(path);
  }

  /** Where the names begin in which the two differ, behind a slash. */
  private static int commonFolder(byte[] folder, byte[] file) {
    byte[] from = Arrays.copyOf(folder, folder.length + 1);
    from[folder.length] = '/';
    int common = 0;
    for (int i = 0; i < from.length && i < file.length && from[i] == file[i]; i++) {
      if (from[i] == '/') {
        common = i + 1;
      }
    }
    return common;
  }
}
