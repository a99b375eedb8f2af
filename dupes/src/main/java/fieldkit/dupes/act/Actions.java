package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;

/** Which class does what the user wants. */
final class Actions {
  private static final int AS_USUAL = 0777;

  private Actions() {}

  static Action of(ActRules rules, TrashCans cans, FileAccess files) {
    return switch (rules.kind()) {
      case DELETE -> new Deletion();
      case TRASH -> new Trashing(cans);
      case HARDLINK -> new HardLinking();
      case SYMLINK -> new SymbolicLinking(rules.absoluteLinks());
      case REFLINK -> new Reflinking();
      case MOVE -> new Moving(destination(rules), new FolderMaker(files, AS_USUAL));
    };
  }

  private static RawPath destination(ActRules rules) {
    RawPath destination = rules.destination();
    if (destination == null) {
      throw new IllegalArgumentException("moving needs a destination");
    }
    return destination;
  }
}
