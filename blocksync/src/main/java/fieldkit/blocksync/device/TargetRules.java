package fieldkit.blocksync.device;

import fieldkit.common.io.RawPath;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may be done to a target when it is opened. Immutable.
 *
 * @param forceInUse the device or file that may be written although it is in use: named again, so
 *     that nobody does it by habit; it must be the same one
 * @param create the size of a plain file that is made where there is none, bytes
 * @param grow the size a smaller plain file is lengthened to by a hole, bytes; once every other
 *     rule was kept
 */
public record TargetRules(Optional<RawPath> forceInUse, OptionalLong create, OptionalLong grow) {
  /** Nothing but writing what is there and not in use. */
  public static final TargetRules STRICT =
      new TargetRules(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** The same, and this one may be in use. */
  public TargetRules forcing(RawPath name) {
    return new TargetRules(Optional.of(name), create, grow);
  }

  /** The same, and a missing file is made with this size. */
  public TargetRules creating(long size) {
    return new TargetRules(forceInUse, OptionalLong.of(size), grow);
  }

  /** The same, and a smaller file is lengthened to this size. */
  public TargetRules growing(long size) {
    return new TargetRules(forceInUse, create, OptionalLong.of(size));
  }
}
