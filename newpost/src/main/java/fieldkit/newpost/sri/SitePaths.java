package fieldkit.newpost.sri;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the paths of a command line lie in the site.
 *
 * @param root the site's root, without symbolic links
 * @param rootKnown whether it was told, or is the one folder that was named
 * @param named the paths below it
 */
record SitePaths(RawPath root, boolean rootKnown, List<Named> named) {

  SitePaths {
    named = List.copyOf(named);
  }

  /**
   * A path of the command line.
   *
   * @param path as the user wrote it
   * @param real without symbolic links, but for the last name of a file
   */
  record Named(RawPath path, RawPath real) {}

  static SitePaths resolve(ToolContext context, List<RawPath> paths, @Nullable RawPath root)
      throws CommandFault {
    FileAccess files = context.files();
    RawPath told = root == null ? null : folder(files, root);
    List<Named> named = new ArrayList<>();
    List<RawPath> folders = new ArrayList<>();
    for (RawPath path : paths) {
      try {
        boolean isFolder = files.status(path, true).kind() == FileKind.DIRECTORY;
        RawPath real =
            isFolder ? files.realPath(path) : files.realPath(path.parent()).resolve(path.name());
        refuseOutside(path, real, told);
        named.add(new Named(path, real));
        if (isFolder) {
          folders.add(real);
        }
      } catch (IOException e) {
        context.messages().problem(path.text(), FileFault.reasonOf(e));
      }
    }
    if (named.isEmpty()) {
      throw new CommandFault(
          ExitStatus.USAGE, "none of the paths is there", "nothing was changed", null);
    }
    if (told != null) {
      return new SitePaths(told, true, named);
    }
    boolean oneFolder = folders.size() == 1 && paths.size() == 1;
    return oneFolder
        ? new SitePaths(folders.getFirst(), true, named)
        : new SitePaths(RawPath.ofText("/"), false, named);
  }

  private static RawPath folder(FileAccess files, RawPath root) throws CommandFault {
    try {
      if (files.status(root, true).kind() != FileKind.DIRECTORY) {
        throw new FileFault(FileFault.Reason.NOT_A_DIRECTORY);
      }
      return files.realPath(root);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "--root " + root.text() + ": " + FileFault.reasonOf(e),
          "nothing was changed",
          e);
    }
  }

  private static void refuseOutside(RawPath path, RawPath real, @Nullable RawPath root)
      throws CommandFault {
    if (root != null && !real.startsWith(root)) {
      throw new CommandFault(
          ExitStatus.USAGE, path.text() + ": is not below --root", "nothing was changed", null);
    }
  }
}
