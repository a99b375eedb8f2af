package fieldkit.dupes.undo;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.OpenFolders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Puts back what a run changed, the last change first. It goes by what is there rather than by what
 * the journal says was done, so that it can be repeated, and works for a run that was cut short.
 */
public final class Undo {
  private final FileAccess files;
  private final UndoListener listener;
  private final BooleanSupplier stop;
  private final boolean dryRun;

  /**
   * @param dryRun whether only to say what would be done
   * @param stop whether the user wants it to end
   */
  public Undo(FileAccess files, UndoListener listener, boolean dryRun, BooleanSupplier stop) {
    this.files = files;
    this.listener = listener;
    this.dryRun = dryRun;
    this.stop = stop;
  }

  /** Reads a journal; nothing is changed yet. */
  public Changes read(InputStream journal) throws IOException {
    return new Changes(new JournalReader().read(journal));
  }

  /** What a journal tells of. Opaque. */
  public static final class Changes {
    private final List<JournalRecord> records;

    private Changes(List<JournalRecord> records) {
      this.records = List.copyOf(records);
    }
  }

  /** Undoes all of it, as far as it can. */
  public void undo(Changes changes) throws IOException {
    Siblings siblings = new Siblings(changes.records);
    KeptContent content = new KeptContent(listener);
    FolderRestorer folderRestorer = new FolderRestorer(files, listener, dryRun);
    for (JournalRecord record : changes.records.reversed()) {
      if (stop.getAsBoolean()) {
        return;
      }
      try (OpenFolders folders = new OpenFolders(files)) {
        boolean restored =
            switch (record) {
              case FolderRecord folder -> folderRestorer.restore(folder, folders);
              case StepRecord step ->
                  new StepRestorer(folders, siblings, content, dryRun).restore(step);
            };
        report(record.path(), restored);
      } catch (IOException e) {
        listener.refused(record.path(), FileFault.reasonOf(e));
      }
    }
  }

  private void report(RawPath path, boolean restored) throws IOException {
    if (restored) {
      listener.restored(path);
    }
  }
}
