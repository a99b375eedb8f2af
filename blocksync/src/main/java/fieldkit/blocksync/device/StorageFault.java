package fieldkit.blocksync.device;

import fieldkit.common.io.FileFault;
import java.io.IOException;

/** Reading or writing failed at a place. The message is the reason and the place, in words. */
public final class StorageFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final FileFault.Reason reason;
  private final long position;

  StorageFault(FileFault.Reason reason, String message, long position) {
    super("%s, at byte %d".formatted(message, position));
    this.reason = reason;
    this.position = position;
  }

  StorageFault(FileFault fault, long position) {
    this(fault.reason(), FileFault.reasonOf(fault), position);
    initCause(fault);
  }

  private StorageFault(StorageFault fault, String message) {
    super(message, fault);
    this.reason = fault.reason;
    this.position = fault.position;
  }

  /** The same, in other words. */
  StorageFault saying(String message) {
    return new StorageFault(this, message);
  }

  /** Why it failed. */
  public FileFault.Reason reason() {
    return reason;
  }

  /** The first byte of the piece that failed; pieces before it are done. */
  public long position() {
    return position;
  }
}
