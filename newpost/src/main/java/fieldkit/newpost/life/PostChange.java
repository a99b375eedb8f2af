package fieldkit.newpost.life;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * What a post becomes.
 *
 * @param from the file it has
 * @param to the file it is to have, the same or one that must not exist yet
 * @param text its new text
 */
public record PostChange(Path from, Path to, String text) {

  /** Makes the change. The old file goes only when the new one is whole and on the device. */
  public void apply(PostFiles files) throws CommandFault {
    if (from.equals(to)) {
      files.replace(to, text);
      return;
    }
    if (!files.createDurably(to, text)) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          NativePath.text(to) + ": exists already; nothing was changed",
          "'newpost rename' gives one of the two another name",
          null);
    }
    files.remove(from);
  }

  /** The files that are not as they were before. */
  public List<Path> touched() {
    return from.equals(to) ? List.of(to) : List.of(from, to);
  }
}
