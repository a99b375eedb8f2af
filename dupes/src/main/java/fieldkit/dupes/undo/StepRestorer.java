package fieldkit.dupes.undo;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Exchange;
import fieldkit.dupes.act.Name;
import fieldkit.dupes.act.OpenFolders;
import fieldkit.dupes.act.Relocation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Undoes one step, whether it was taken, was about to be, or was cut short. */
final class StepRestorer {
  private final OpenFolders folders;
  private final Siblings siblings;
  private final KeptContent content;
  private final boolean dryRun;

  StepRestorer(OpenFolders folders, Siblings siblings, KeptContent content, boolean dryRun) {
    this.folders = folders;
    this.siblings = siblings;
    this.content = content;
    this.dryRun = dryRun;
  }

  /**
   * Gives the name its file back.
   *
   * @return whether there was anything to be done
   * @throws IOException if it cannot be done; nothing was changed
   */
  boolean restore(StepRecord step) throws IOException {
    return switch (step.kind()) {
      case REFLINK -> false; // neither names nor contents were changed
      case TRASH, MOVE -> bringBack(step);
      case DELETE -> undelete(step);
      case HARDLINK, SYMLINK -> unlink(step);
    };
  }

  private boolean bringBack(StepRecord step) throws IOException {
    Name name = Name.of(step.path(), folders);
    FileStatus there = statusOrNull(name);
    if (there != null && step.isVictim(there)) {
      return false;
    }
    if (there != null) {
      throw existsAlready();
    }
    RawPath target = step.target();
    Name moved = target == null ? null : Name.of(target, folders);
    FileStatus status = moved == null ? null : statusOrNull(moved);
    if (moved == null || status == null || !step.isVictim(status)) {
      throw new IOException("is not where it was moved to any more");
    }
    if (!dryRun) {
      new Relocation(moved.folder(), moved.bytes()).to(name.folder(), name.bytes(), status);
      TrashNote.of(step, folders).remove();
    }
    return true;
  }

  private static IOException existsAlready() {
    return new IOException("another file has this name now");
  }

  private boolean undelete(StepRecord step) throws IOException {
    Name name = Name.of(step.path(), folders);
    Name aside = temporary(step, "");
    FileStatus asideStatus = statusOrNull(aside);
    FileStatus there = statusOrNull(name);
    if (there != null && asideStatus == null && step.isVictim(there)) {
      return false;
    }
    if (there != null) {
      throw existsAlready();
    }
    if (dryRun) {
      return true;
    }
    if (asideStatus != null && step.isVictim(asideStatus)) { // cut short
      new Relocation(name.folder(), aside.bytes()).to(name.folder(), name.bytes(), asideStatus);
      return true;
    }
    Name copy = makeAgain(step);
    new Relocation(name.folder(), copy.bytes()).to(name.folder(), name.bytes(), copy.status());
    return true;
  }

  private boolean unlink(StepRecord step) throws IOException {
    Name name = Name.of(step.path(), folders);
    Name aside = temporary(step, "");
    FileStatus asideStatus = statusOrNull(aside);
    FileStatus there = statusOrNull(name);
    if (there == null) {
      throw new IOException("has no file now");
    }
    if (step.isVictim(there) && !isOurLink(step, name, there)) {
      removeLeftover(step, aside, asideStatus);
      return false;
    }
    if (!isOurLink(step, name, there)) {
      throw existsAlready();
    }
    if (dryRun) {
      return true;
    }
    if (asideStatus != null && step.isVictim(asideStatus)) { // cut short
      new Exchange(name.folder(), aside.bytes()).with(name.bytes(), there);
      return true;
    }
    Name copy = makeAgain(step);
    new Exchange(name.folder(), copy.bytes()).with(name.bytes(), there);
    return true;
  }

  /** Whether the name leads to what the step would have put there. */
  private static boolean isOurLink(StepRecord step, Name name, FileStatus there)
      throws IOException {
    return switch (step.kind()) {
      case HARDLINK -> step.isKept(there);
      case SYMLINK ->
          there.kind() == FileKind.SYMBOLIC_LINK
              && name.folder().readLink(name.bytes()).equals(step.targetOrEmpty());
      default -> false;
    };
  }

  /** A link that was prepared, but never took the name. */
  private void removeLeftover(StepRecord step, Name aside, @Nullable FileStatus status)
      throws IOException {
    if (status != null && isOurLink(step, aside, status) && !dryRun) {
      aside.folder().remove(aside.bytes());
    }
  }

  /** A file that is again what the victim was, under a temporary name in its folder. */
  private Name makeAgain(StepRecord step) throws IOException {
    Name copy = temporary(step, "-undo");
    if (statusOrNull(copy) != null) {
      copy.folder().remove(copy.bytes()); // of an undo that was cut short
    }
    Name kept = Name.of(step.kept(), folders);
    Name sibling = step.isOneFile() ? kept : siblings.present(step, folders);
    if (sibling != null) {
      FolderHandle folder = copy.folder();
      sibling.folder().link(sibling.bytes(), folder, copy.bytes());
    } else {
      content.copy(step, kept, copy);
    }
    return copy;
  }

  private Name temporary(StepRecord step, String more) throws IOException {
    RawPath name = RawPath.ofText(step.temporary().text() + more);
    return Name.of(step.path().parent().resolve(name), folders);
  }

  private static @Nullable FileStatus statusOrNull(Name name) throws IOException {
    try {
      return name.status();
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return null;
      }
      throw fault;
    }
  }
}
