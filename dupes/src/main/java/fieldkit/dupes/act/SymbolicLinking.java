package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Puts a symbolic link to the kept file in the victim's place. */
final class SymbolicLinking implements Action {
  private final boolean absolute;

  /**
   * @param absolute whether links name the whole path, rather than the way from their own folder
   */
  SymbolicLinking(boolean absolute) {
    this.absolute = absolute;
  }

  @Override
  public RawPath target(ProvenPair pair) {
    RawPath kept = pair.keptName().path();
    return absolute ? kept : RelativePath.between(pair.victimName().path().parent(), kept);
  }

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    FileStatus victim = pair.victim().status();
    FolderHandle folder = pair.victimName().folder();
    byte[] temporary = intent.temporary().toBytes();
    folder.symbolicLink(target(pair), temporary);
    FileStatus link =
        LeadsTo.checkSymbolic(
            folder,
            temporary,
            pair.kept().status(),
            "a symbolic link would not lead to the file that is kept");
    try {
      Exchange.ofReplaceable(folder, temporary, link)
          .with(pair.victimName().bytes(), victim, pair::checkOnceMore);
    } finally {
      pair.victim().changedByUs();
    }
    return Freed.by(pair, victim);
  }
}
