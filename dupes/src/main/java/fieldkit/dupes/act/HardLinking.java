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
      if (!folder.status(temporary, false).isSameFile(pair.kept().status())) {
        folder.remove(temporary);
        throw new RefusedException("the file that would be kept was replaced at the last moment");
      }
      new Exchange(folder, temporary).with(pair.victimName().bytes(), victim);
    } finally {
      pair.kept().changedByUs();
      pair.victim().changedByUs();
    }
    return Freed.by(pair, victim);
  }
}
