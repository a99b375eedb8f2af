package fieldkit.dupes.scan;

import fieldkit.common.io.RawText;
import java.util.List;
import nl.basjes.gitignore.GitIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the ignore files of a folder and of those above it hide, gitignore(5). Immutable chain: the
 * nearest folder that has an opinion decides.
 */
final class IgnoreRules {
  /** The files that are obeyed, the later one first. */
  static final List<String> FILE_NAMES = List.of(".ignore", ".gitignore");

  private final @Nullable IgnoreRules above;
  private final List<GitIgnore> own;
  private final String folderName;

  private IgnoreRules(@Nullable IgnoreRules above, String folderName, List<GitIgnore> own) {
    this.above = above;
    this.folderName = folderName;
    this.own = own;
  }

  /** The rules in a folder, given the texts of its own ignore files. */
  static IgnoreRules of(@Nullable IgnoreRules above, byte[] folderName, List<String> texts) {
    List<GitIgnore> own = texts.stream().map(text -> new GitIgnore("/", text)).toList();
    return new IgnoreRules(above, RawText.decode(folderName), own);
  }

  boolean hides(byte[] name, boolean folder) {
    return hides("/" + RawText.decode(name) + (folder ? "/" : ""));
  }

  private boolean hides(String path) {
    for (GitIgnore rules : own) {
      Boolean ignored = rules.isIgnoredFile(path);
      if (ignored != null) {
        return ignored;
      }
    }
    return above != null && above.hides("/" + folderName + path);
  }
}
