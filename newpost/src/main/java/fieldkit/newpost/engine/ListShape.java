package fieldkit.newpost.engine;

import fieldkit.newpost.matter.Value;
import java.util.List;

/** How an engine wants several words in one field. */
public enum ListShape {
  /** A list. */
  LIST,
  /** One text with commas; blogofile drops a list without a word. */
  COMMAS,
  /** Lists of one, because a plain list is a path from the general to the special: hexo. */
  SINGLES,
  /** One word only: pelican and nikola. */
  ONE;

  /** The words in this shape. */
  public Value of(List<String> words) {
    return switch (this) {
      case LIST -> new Value.Items(words);
      case COMMAS -> new Value.Text(String.join(", ", words));
      case SINGLES -> words.size() > 1 ? new Value.Singles(words) : new Value.Items(words);
      case ONE -> new Value.Text(words.isEmpty() ? "" : words.getFirst());
    };
  }
}
