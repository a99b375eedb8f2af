package fieldkit.dupes.plan;

import java.util.Locale;
import java.util.Optional;

/** What is done with a duplicate. */
public enum ActionKind {
  /** Its names are removed. */
  DELETE("deleted"),
  /** It goes to the trash of its file system (freedesktop.org Trash specification). */
  TRASH("moved to the trash"),
  /** Its names become names of the kept file. */
  HARDLINK("hard-linked"),
  /** Its names become symbolic links to the kept file. */
  SYMLINK("replaced by symbolic links"),
  /** It shares the kept file's storage. */
  REFLINK("made to share storage"),
  /** It goes to another folder. */
  MOVE("moved");

  private final String past;

  ActionKind(String past) {
    this.past = past;
  }

  /** What has become of a file then, for a sentence. */
  public String past() {
    return past;
  }

  /** The word for it, in options, plans and journals. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action a word stands for. */
  public static Optional<ActionKind> of(String word) {
    for (ActionKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether the kept file must be on the same file system. */
  public boolean needsOneFileSystem() {
    return this == HARDLINK;
  }

  /** Whether the duplicate takes on the kept file's owner, permissions and attributes. */
  public boolean changesMetadata() {
    return this == HARDLINK || this == SYMLINK;
  }

  /** Whether the names of a duplicate go. */
  public boolean takesNamesAway() {
    return this == DELETE || this == TRASH || this == MOVE;
  }

  /** Whether it frees space on its own. */
  public boolean freesSpace() {
    return this != TRASH && this != MOVE;
  }
}
