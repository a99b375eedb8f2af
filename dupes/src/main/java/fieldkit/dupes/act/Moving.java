package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Moves the victim to another folder, below which it keeps its whole path. */
final class Moving implements Action {
  private final RawPath destination;
  private final FolderMaker folders;

  Moving(RawPath destination, FolderMaker folders) {
    this.destination = destination;
    this.folders = folders;
  }

  @Override
  public RawPath target(ProvenPair pair) {
    byte[] path = pair.victimName().path().toBytes();
    return destination.resolve(path, 1, path.length - 1);
  }

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    RawPath target = target(pair);
    try (FolderHandle folder = folders.make(destination, target.parent())) {
      new Relocation(pair.victimName().folder(), pair.victimName().bytes())
          .to(folder, target.name(), pair.victim().status(), pair::checkOnceMore);
    } catch (FileFault fault) {
      throw fault.reason() == FileFault.Reason.EXISTS
          ? new RefusedException(target.text() + " exists already")
          : fault;
    } finally {
      pair.victim().changedByUs();
    }
    return 0;
  }
}
