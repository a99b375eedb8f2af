package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import java.io.IOException;

/** Makes the victim's name one of the kept file. */
final class HardLinking implements Action {

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    FileStatus victim = pair.victim().status();
    FolderHandle folder = pair.victimName().folder();
    byte[] temporary = intent.temporary().toBytes();
    pair.keptName().folder().link(pair.keptName().bytes(), folder, temporary);
    try {
      FileStatus kept = pair.kept().status();
      LeadsTo.check(
          folder, temporary, kept, "the file that would be kept was replaced at the last moment");
      Exchange.ofReplaceable(folder, temporary, kept)
          .with(pair.victimName().bytes(), victim, pair::checkOnceMore);
    } finally {
      pair.kept().changedByUs();
      if (!pair.step().lastOfFile()) { // else nobody looks at it any more
        pair.victim().changedByUs();
      }
    }
    return Freed.by(pair, victim);
  }
}
