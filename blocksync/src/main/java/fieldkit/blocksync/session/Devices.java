package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Opens devices for their roles; whatever fails says which device it was. */
public final class Devices {
  private static final String CREATE = "--create makes a plain file of the source's size";

  private final Opener opener;

  /** Opens storage, whatever it is. */
  public interface Opener {
    /** To be read. */
    Storage source(RawPath path) throws IOException, RefusedException;

    /** To be read and written. */
    Storage target(RawPath path, TargetRules rules) throws IOException, RefusedException;

    /** To be compared. */
    Storage compared(RawPath path) throws IOException, RefusedException;
  }

  /** Opens them by this. */
  public Devices(StorageOpener opener) {
    this(new OfThisMachine(opener));
  }

  /** Opens them by this, which may be no devices at all. */
  public Devices(Opener opener) {
    this.opener = opener;
  }

  /** A source: what others wrote to it is on its way when this returns. */
  Storage source(RawPath path) throws IOException, RefusedException {
    return named(
        path,
        () -> {
          Storage storage = opener.source(path);
          try {
            storage.forceData();
            return storage;
          } catch (IOException | RuntimeException | Error e) {
            storage.close();
            throw e;
          }
        });
  }

  /** A target. */
  Storage target(RawPath path, TargetRules rules) throws IOException, RefusedException {
    try {
      return named(path, () -> opener.target(path, rules));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND && rules.create().isEmpty()) {
        throw new RefusedException(FileFault.reasonOf(fault), CREATE);
      }
      throw fault;
    }
  }

  /** What is only compared. */
  Storage compared(RawPath path) throws IOException, RefusedException {
    return named(path, () -> opener.compared(path));
  }

  private record OfThisMachine(StorageOpener opener) implements Opener {
    @Override
    public Storage source(RawPath path) throws IOException, RefusedException {
      return opener.openSource(path);
    }

    @Override
    public Storage target(RawPath path, TargetRules rules) throws IOException, RefusedException {
      return opener.openTarget(path, rules);
    }

    @Override
    public Storage compared(RawPath path) throws IOException, RefusedException {
      return opener.openToCompare(path);
    }
  }

  private interface Opening {
    Storage open() throws IOException, RefusedException;
  }

  private static Storage named(RawPath path, Opening opening) throws IOException, RefusedException {
    try {
      return opening.open();
    } catch (FileFault fault) {
      String what = path.text() + ": " + FileFault.reasonOf(fault);
      throw new FileFault(fault.reason(), what);
    }
  }
}
