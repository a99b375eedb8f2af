package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Removes folders that were left empty, and those above them that are empty then. */
public final class FolderPruner {
  private final FileAccess files;
  private final Collection<RawPath> roots;
  private final Journal journal;
  private final ActListener listener;

  /**
   * @param roots folders that stay, and above which nothing is touched
   */
  public FolderPruner(
      FileAccess files, Collection<RawPath> roots, Journal journal, ActListener listener) {
    this.files = files;
    this.roots = roots;
    this.journal = journal;
    this.listener = listener;
  }

  /** Removes those of the folders, and those above them, that are empty. */
  public void prune(Set<RawPath> left) throws IOException {
    List<RawPath> candidates = new ArrayList<>();
    try (OpenFolders folders = new OpenFolders(files)) {
      for (RawPath folder : candidates(left)) {
        if (intend(folder, folders)) {
          candidates.add(folder);
        }
      }
      try {
        journal.force();
      } catch (IOException e) {
        throw new JournalException(e);
      }
    }
    for (RawPath folder : candidates) {
      try (OpenFolders folders = new OpenFolders(files)) {
        remove(folder, folders);
      }
    }
  }

  /** The deepest first. */
  private List<RawPath> candidates(Set<RawPath> left) {
    Set<RawPath> candidates = new LinkedHashSet<>();
    for (RawPath folder : left) {
      RawPath at = folder;
      while (isBelowRoot(at) && candidates.add(at)) {
        at = at.parent();
      }
    }
    List<RawPath> order = new ArrayList<>(candidates);
    order.sort(Comparator.comparingInt(RawPath::length).reversed());
    return order;
  }

  private boolean isBelowRoot(RawPath folder) {
    return !roots.contains(folder) && roots.stream().anyMatch(folder::startsWith);
  }

  /** Whether it is in the journal now: nothing else may be removed. */
  private boolean intend(RawPath folder, OpenFolders folders) {
    try {
      FileStatus status = Name.of(folder, folders).status();
      journal.intendRemoval(folder, status);
      return true;
    } catch (IOException gone) {
      listener.folderRefused(folder, FileFault.reasonOf(gone));
      return false;
    }
  }

  private void remove(RawPath folder, OpenFolders folders) throws IOException {
    try {
      Name name = Name.of(folder, folders);
      name.folder().removeFolder(name.bytes());
    } catch (IOException e) {
      boolean stays =
          e instanceof FileFault fault
              && (fault.reason() == FileFault.Reason.NOT_EMPTY
                  || fault.reason() == FileFault.Reason.EXISTS // the same, rmdir(2)
                  || fault.reason() == FileFault.Reason.NOT_FOUND);
      if (!stays) {
        listener.folderRefused(folder, FileFault.reasonOf(e));
      }
      return;
    }
    listener.folderRemoved(folder);
  }
}
