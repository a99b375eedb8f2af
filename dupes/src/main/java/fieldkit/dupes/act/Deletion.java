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
    new Relocation(folder, name).to(folder, aside, victim);
    try {
      folder.remove(aside);
    } catch (IOException e) {
      new Relocation(folder, aside).to(folder, name, victim);
      throw e;
    }
    pair.victim().changedByUs();
    return Freed.by(pair, victim);
  }
}
