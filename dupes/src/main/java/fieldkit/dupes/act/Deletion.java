package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import java.io.IOException;

/** Removes a name: it is moved aside, looked at, and only then removed. */
final class Deletion implements Action {

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    FileStatus victim = pair.victim().status();
    FolderHandle folder = pair.victimName().folder();
    byte[] aside = intent.temporary().toBytes();
    byte[] name = pair.victimName().bytes();
    Relocation relocation = new Relocation(folder, name);
    try {
      relocation.to(folder, aside, victim, pair::checkOnceMore);
      try {
        folder.remove(aside);
      } catch (IOException e) {
        relocation.back(folder, aside, e);
        throw e;
      }
    } finally {
      pair.victim().changedByUs();
    }
    return Freed.by(pair, victim);
  }
}
