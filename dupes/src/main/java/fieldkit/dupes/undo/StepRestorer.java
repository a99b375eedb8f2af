package fieldkit.dupes.undo;

import static java.util.Objects.requireNonNull;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Exchange;
import fieldkit.dupes.act.LastCheck;
import fieldkit.dupes.act.Name;
import fieldkit.dupes.act.OpenFolders;
import fieldkit.dupes.act.Relocation;
import fieldkit.dupes.plan.ActionKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Undoes one step, whether it was taken, was about to be, or was cut short. */
final class StepRestorer {
  private static final String CUT_SHORT = "";
  private static final String UNDO = "-undo";

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
    Name moved = movedTo(step);
    FileStatus status = moved == null ? null : statusOrNull(moved);
    if (there != null && step.isVictim(there)) {
      if (!dryRun && moved != null && status == null) {
        TrashNote.of(step, folders).remove(); // cut short between the note and the file
      }
      return false;
    }
    if (there != null) {
      throw existsAlready();
    }
    if (moved == null || status == null || !step.isVictim(status)) {
      throw new IOException("is not where it was moved to any more");
    }
    if (!dryRun) {
      giveBack(moved, status, name);
      TrashNote.of(step, folders).remove();
    }
    return true;
  }

  /** Null where not even the folder is there. */
  private @Nullable Name movedTo(StepRecord step) throws IOException {
    RawPath target = step.target();
    if (target == null) {
      return null;
    }
    try {
      return Name.of(target, folders);
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return null;
      }
      throw fault;
    }
  }

  private static void giveBack(Name from, FileStatus file, Name name) throws IOException {
    new Relocation(from.folder(), from.bytes())
        .to(name.folder(), name.bytes(), file, LastCheck.NONE);
  }

  private static IOException existsAlready() {
    return new IOException("another file has this name now");
  }

  private boolean undelete(StepRecord step) throws IOException {
    Name name = Name.of(step.path(), folders);
    Name aside = temporary(step, CUT_SHORT);
    FileStatus asideStatus = victimOrNull(step, aside);
    FileStatus there = statusOrNull(name);
    if (there != null && asideStatus == null && step.isLikeVictim(there)) {
      return false;
    }
    if (there != null) {
      throw existsAlready();
    }
    if (dryRun) {
      return true;
    }
    if (asideStatus != null) {
      giveBack(aside, asideStatus, name);
      return true;
    }
    Name copy = makeAgain(step, Name.of(step.kept(), folders));
    giveBack(copy, copy.status(), name);
    return true;
  }

  private boolean unlink(StepRecord step) throws IOException {
    Name name = Name.of(step.path(), folders);
    Name aside = temporary(step, CUT_SHORT);
    FileStatus asideStatus = victimOrNull(step, aside);
    FileStatus there = statusOrNull(name);
    if (there != null && !isOurLink(step, name, there)) {
      if (asideStatus != null || !step.isLikeVictim(there)) {
        throw existsAlready();
      }
      removeLeftover(step, aside);
      removeLeftover(step, temporary(step, UNDO));
      return false;
    }
    if (there == null && asideStatus == null) {
      throw new IOException("has no file now");
    }
    if (there != null && step.kind() == ActionKind.HARDLINK) {
      checkSameFile(step, there);
    }
    if (!dryRun) {
      replaceLink(step, name, there, aside, asideStatus);
    }
    return true;
  }

  /** A number that was given to another file since must not make that look like our link. */
  private void checkSameFile(StepRecord step, FileStatus link) throws IOException {
    FileStatus kept = statusOrNull(Name.of(step.kept(), folders));
    if (kept != null && !kept.isSameFile(link)) {
      throw existsAlready();
    }
  }

  private void replaceLink(
      StepRecord step,
      Name name,
      @Nullable FileStatus link,
      Name aside,
      @Nullable FileStatus asideStatus)
      throws IOException {
    if (asideStatus == null) {
      Name source = step.kind() == ActionKind.HARDLINK ? name : Name.of(step.kept(), folders);
      Name copy = makeAgain(step, source);
      Exchange.ofReplaceable(name.folder(), copy.bytes(), copy.status())
          .with(name.bytes(), requireNonNull(link), _ -> checkUnchanged(name, copy, link));
    } else if (link == null) {
      giveBack(aside, asideStatus, name);
    } else {
      Exchange.ofPrecious(name.folder(), aside.bytes(), asideStatus)
          .with(name.bytes(), link, LastCheck.NONE);
    }
  }

  /** What was copied may have been written to meanwhile, and have no other name any more. */
  private static void checkUnchanged(Name name, Name copy, FileStatus copied) throws IOException {
    boolean exchanged = !name.leadsTo(copied);
    FileStatus now = exchanged ? copy.status() : name.status();
    if (now.size() != copied.size() || now.modified() != copied.modified()) {
      throw new IOException("changed while it was copied");
    }
  }

  /** What a run that was cut short left of the victim, whatever was done to it since. */
  private static @Nullable FileStatus victimOrNull(StepRecord step, Name aside) throws IOException {
    FileStatus status = statusOrNull(aside);
    boolean victim = status != null && step.isInodeOfVictim(status) && !step.isOneFile();
    boolean oneFile = step.isOneFile() && step.kind() != ActionKind.HARDLINK;
    return status != null && (victim || (oneFile && step.isKept(status))) ? status : null;
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

  /** A link that was prepared, but never took the name, or that had it. */
  private void removeLeftover(StepRecord step, Name aside) throws IOException {
    FileStatus status = statusOrNull(aside);
    if (status != null && isOurLink(step, aside, status) && !dryRun) {
      aside.folder().remove(aside.bytes());
    }
  }

  /**
   * A file that is again what the victim was, under a temporary name in its folder.
   *
   * @param source what has its content
   */
  private Name makeAgain(StepRecord step, Name source) throws IOException {
    Name copy = temporary(step, UNDO);
    if (statusOrNull(copy) != null) {
      copy.folder().remove(copy.bytes()); // of an undo that was cut short
    }
    Name sibling = step.isOneFile() ? itself(step, source) : siblings.present(step, folders);
    if (sibling != null) {
      FolderHandle folder = copy.folder();
      sibling.folder().link(sibling.bytes(), folder, copy.bytes());
    } else {
      content.copy(step, source, copy);
    }
    return copy;
  }

  /**
   * The file of which this was a further name, known by more than its inode's number, which is
   * given to the next file once it is free.
   */
  private static Name itself(StepRecord step, Name kept) throws IOException {
    FileStatus status = statusOrNull(kept);
    if (status == null || !step.isVictim(status)) {
      throw new IOException(
          "the file it was a name of is not %s any more, or has changed since"
              .formatted(kept.path().text()));
    }
    return kept;
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
