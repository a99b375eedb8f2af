package fieldkit.blocksync.session;

import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.common.io.RawPath;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a pair is to be synced. Immutable.
 *
 * @param block bytes of a region; empty for what suits the device
 * @param suite the digests wanted; empty for the first that both ends know
 * @param zstd whether data may be coded
 * @param lanes further lanes; empty for as many as suit the connection
 * @param readLimit bytes a second, 0 for no limit
 * @param sendLimit bytes a second, 0 for no limit
 * @param errors what happens where the source cannot be read; with zeros in place of it nothing is
 *     remembered, for a later run has to name those places again
 * @param saveOld where the target keeps what it overwrites
 * @param target what may be done to the target when it is opened
 * @param create whether a missing plain file is made
 * @param grow whether a smaller plain file is lengthened
 * @param rules what must hold of the pair
 * @param verify what is read again afterwards; where that is all, nothing that is remembered is
 *     believed before
 * @param state whether, and where, is remembered what both hold
 */
public record SyncPlan(
    OptionalInt block,
    Optional<String> suite,
    boolean zstd,
    OptionalInt lanes,
    long readLimit,
    long sendLimit,
    ReadErrors errors,
    Optional<RawPath> saveOld,
    TargetRules target,
    boolean create,
    boolean grow,
    PairRules rules,
    Verify verify,
    StateUse state) {

  /** See {@code errors} and {@code verify}. */
  public SyncPlan {
    state = errors == ReadErrors.ZERO || verify == Verify.FULL ? StateUse.NONE : state;
  }

  /** What is read again afterwards. */
  public enum Verify {
    /** Nothing. */
    NOTHING,
    /** What was written. */
    WRITTEN,
    /** All of both. */
    FULL
  }

  /** The same, keeping what is overwritten in another file. */
  public SyncPlan keepingOldIn(RawPath file) {
    return new SyncPlan(
        block,
        suite,
        zstd,
        lanes,
        readLimit,
        sendLimit,
        errors,
        Optional.of(file),
        target,
        create,
        grow,
        rules,
        verify,
        state);
  }

  /** The rules for a target, given the source's size. */
  public TargetRules targetRules(long size) {
    TargetRules rulesNow = target;
    if (create) {
      rulesNow = rulesNow.creating(size);
    }
    return grow ? rulesNow.growing(size) : rulesNow;
  }
}
