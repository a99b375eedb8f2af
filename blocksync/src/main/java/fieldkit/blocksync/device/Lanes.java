package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two ways to the bytes of a file: past the page cache for whole sectors, through it for what
 * is left at the end, and for everything where the file system has no direct I/O. A device has the
 * first alone, for what the page cache holds of it may not be true any more.
 */
final class Lanes {
  private final BlockFile main;
  private final @Nullable BlockFile direct;
  private final boolean device;
  private final int sector;
  private volatile boolean directWorks;
  private volatile boolean cached;

  private Lanes(BlockFile main, @Nullable BlockFile direct, boolean device, int sector) {
    this.main = main;
    this.direct = direct;
    this.device = device;
    this.sector = sector;
    this.directWorks = direct != null;
  }

  /**
   * To a device.
   *
   * @param direct the way past the page cache
   * @param sector what positions and lengths there are multiples of, as is the device's size
   */
  static Lanes ofDevice(BlockFile direct, int sector) {
    return new Lanes(direct, direct, true, sector);
  }

  /**
   * To a file.
   *
   * @param cached the way through the page cache
   * @param direct the way past it, if there is one
   */
  static Lanes ofFile(BlockFile cached, Optional<BlockFile> direct) {
    return new Lanes(cached, direct.orElse(null), false, Storage.UNIT);
  }

  /** The way for all but whole sectors. */
  BlockFile main() {
    return main;
  }

  /** The way past the page cache, if it works. */
  Optional<BlockFile> direct() {
    return directWorks ? Optional.ofNullable(direct) : Optional.empty();
  }

  /**
   * Whether to go on without direct I/O after this: some file systems only refuse at the first
   * access.
   */
  boolean giveUpDirect(FileFault fault) {
    if (device || !directWorks || fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
      return false;
    }
    directWorks = false;
    return true;
  }

  boolean isDevice() {
    return device;
  }

  int sector() {
    return sector;
  }

  /** Remembers that something was written through the page cache. */
  void noteCached() {
    cached = true;
  }

  /** Lets the page cache forget what was written through it, once that is on the device. */
  void dropWritten() {
    if (cached) {
      cached = false;
      main.dropFromCache(0, 0); // 0 is all, posix_fadvise(2)
    }
  }

  void close() {
    if (direct != null) {
      direct.close();
    }
    main.close();
  }
}
