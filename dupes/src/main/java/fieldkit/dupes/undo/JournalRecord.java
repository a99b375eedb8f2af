package fieldkit.dupes.undo;

import fieldkit.common.io.RawPath;

/** Something a journal says was about to be changed. */
sealed interface JournalRecord permits StepRecord, FolderRecord {
  /** What it was about. */
  RawPath path();
}
