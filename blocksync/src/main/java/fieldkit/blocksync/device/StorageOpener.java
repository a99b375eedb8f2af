package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Optional;

/**
 * Opens what is to be read and what is to be written. A name is looked up once: what is judged,
 * what is opened and what is written is the same file, whatever becomes of its name meanwhile. Safe
 * for use by several threads.
 *
 * <p>What the system refuses is a {@link FileFault}; what a rule refuses, before anything was
 * changed, a {@link RefusedException}.
 */
public final class StorageOpener {
  private final Host host;

  /** Opens files and devices of this machine. */
  public StorageOpener(FileAccess files) {
    this(files, KernelTexts.ofThisMachine());
  }

  StorageOpener(FileAccess files, KernelTexts texts) {
    this(new Host(files, texts));
  }

  private StorageOpener(Host host) {
    this.host = host;
  }

  /**
   * Opens files and devices of another machine, which is asked from here. It cannot be watched for
   * writes: all its {@link WriteMark}s are unknown.
   */
  public static StorageOpener elsewhere(FileAccess files, KernelTexts texts) {
    return new StorageOpener(new Host(files, texts, Machine.of(texts).unwatched()));
  }

  /** Opens a device or file to read it; it may be in use. */
  public Storage openSource(RawPath path) throws IOException, RefusedException {
    return openToRead(path);
  }

  /** Opens a target to compare it, without writing. */
  public Storage openToCompare(RawPath path) throws IOException, RefusedException {
    return openToRead(path);
  }

  private Storage openToRead(RawPath path) throws IOException, RefusedException {
    FoundFile found = host.files().find(path);
    try {
      PathRules.check(host, path, found);
      Storage storage =
          found.status().isBlockDevice()
              ? new DeviceOpener(host, path, found).toRead()
              : new FileOpener(host, path, found, Optional.empty()).toRead();
      return new NamedStorage(path.text(), storage);
    } catch (IOException | RefusedException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  /**
   * Opens a target to read and write it, when every rule is kept: nothing uses it, nobody else has
   * opened it like this, and it is what it seems to be. A device can be used by nobody else until
   * it is closed.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_FOUND} where nothing is and nothing is to be
   *     made
   */
  public Storage openTarget(RawPath path, TargetRules rules) throws IOException, RefusedException {
    Optional<CreatedFile> created =
        rules.create().isPresent() && isMissing(path)
            ? Optional.of(make(path, rules.create().getAsLong()))
            : Optional.empty();
    try {
      return openTarget(path, rules, created);
    } catch (IOException | RefusedException | RuntimeException e) {
      if (created.isPresent()) {
        created.get().remove();
      }
      throw e;
    }
  }

  private Storage openTarget(RawPath path, TargetRules rules, Optional<CreatedFile> created)
      throws IOException, RefusedException {
    FoundFile found = host.files().find(path);
    try {
      if (created.isPresent() && !created.get().is(found.status())) {
        throw new RefusedException(
            path.text() + ": became another file while it was being made", null);
      }
      PathRules.check(host, path, found);
      TargetGuard guard = new TargetGuard(host, path, found, rules);
      Storage storage =
          found.status().isBlockDevice()
              ? new DeviceOpener(host, path, found).toWrite(guard)
              : new FileOpener(host, path, found, created).toWrite(guard, rules.grow());
      return new NamedStorage(path.text(), storage);
    } catch (IOException | RefusedException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private boolean isMissing(RawPath path) throws IOException {
    try {
      FileKind _ = host.files().status(path, false).kind(); // a link to nowhere is something
      return false;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return true;
      }
      throw fault;
    }
  }

  private CreatedFile make(RawPath path, long size) throws IOException, RefusedException {
    if (size <= 0) {
      throw new RefusedException(path.text() + ": a file of no bytes is nothing to copy to", null);
    }
    try (FoundFile folder = host.files().find(path.parent())) {
      PathRules.checkFolderOfNewFile(host, path, folder);
      return CreatedFile.make(host.files(), folder.path(), path.name(), size);
    }
  }
}
