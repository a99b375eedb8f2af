package fieldkit.dupes.scan;

import fieldkit.common.io.RawText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ignore files of a folder and of those above it hide, gitignore(5). Immutable chain: the
 * nearest folder that has an opinion decides, in it the first file, in that the last line.
 */
final class IgnoreRules {
  /** The files that are obeyed, in this order. */
  static final List<String> FILE_NAMES = List.of(".ignore", ".gitignore");

  private final @Nullable IgnoreRules above;
  private final List<List<IgnorePattern>> own;
  private final String folderName;

  private IgnoreRules(
      @Nullable IgnoreRules above, String folderName, List<List<IgnorePattern>> own) {
    this.above = above;
    this.folderName = folderName;
    this.own = own;
  }

  /** The rules in a folder, given the texts of its own ignore files. */
  static IgnoreRules of(@Nullable IgnoreRules above, byte[] folderName, List<String> texts) {
    List<List<IgnorePattern>> own = texts.stream().map(IgnorePattern::parse).toList();
    return new IgnoreRules(above, RawText.decode(folderName), own);
  }

  boolean hides(byte[] name, boolean folder) {
    String path = RawText.decode(name);
    for (IgnoreRules rules = this; rules != null; rules = rules.above) {
      for (List<IgnorePattern> patterns : rules.own) {
        for (IgnorePattern pattern : patterns.reversed()) {
          if (pattern.matches(path, folder)) {
            return pattern.hides();
          }
        }
      }
      path = rules.folderName + "/" + path;
    }
    return false;
  }
}
