package fieldkit.blocksync.state;

import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a state may be believed: what provably has not changed since. In any doubt
 * nothing is.
 */
final class Trust {
  private final Present present;
  private final String boot;
  private final Optional<ChangeTracker> tracker;

  /**
   * @param boot which start of this machine this is, empty if unknown
   */
  Trust(Present present, String boot, Optional<ChangeTracker> tracker) {
    this.present = present;
    this.boot = boot;
    this.tracker = tracker;
  }

  /** Judges what was remembered of a pair, which may be another one, or null. */
  Trusted judge(@Nullable PairFacts found, LastSession last) {
    String difference = found == null ? "nothing is known of this pair yet" : difference(found);
    if (difference != null) {
      return Trusted.nothing(difference + ": both are read in full");
    }
    if (!last.ended() && (boot.isEmpty() || !boot.equals(last.boot()))) {
      // what was said last may not have come to the disk, a region about to change among it
      return Trusted.nothing(
          "this machine was started anew since the session that was cut: both are read in full");
    }
    Changes source = source(last, present.sourceMark());
    String target = untouched(last);
    return new Trusted(
        true,
        source,
        target != null,
        List.of(
            "source: " + source.reason(),
            "target: " + (target == null ? whyTouched(last) : target)));
  }

  private @Nullable String difference(PairFacts found) {
    PairIdentity identity = found.identity();
    if (!identity.equals(present.identity())) {
      return "the state file is about another pair (%s, %s)"
          .formatted(identity.source(), identity.target());
    }
    if (found.geometry().size() != present.geometry().size()) {
      return "the source had %d bytes then, and has %d now"
          .formatted(found.geometry().size(), present.geometry().size());
    }
    if (found.geometry().regionSize() != present.geometry().regionSize()) {
      return "regions had %d bytes then, and have %d now"
          .formatted(found.geometry().regionSize(), present.geometry().regionSize());
    }
    return found.suite().equals(present.suite())
        ? null
        : "digests were %s then, and are %s now".formatted(found.suite(), present.suite());
  }

  /**
   * What of the source changed since a session.
   *
   * @param sourceMark the source's mark now, taken before the tracker is asked here
   */
  Changes source(LastSession last, String sourceMark) {
    if (same(last.sourceMark(), sourceMark)) {
      return Changes.within(ByteRanges.NONE, "it was not written to since");
    }
    String written =
        sourceMark.isEmpty() || last.sourceMark().isEmpty()
            ? "whether it was written to is unknown"
            : "it was written to since";
    if (tracker.isEmpty()) {
      return Changes.unknown(written + ", it is read in full");
    }
    Changes changes = tracker.get().changedSince(new Mark(last.trackerMark()));
    Optional<ByteRanges> ranges = changes.ranges();
    return ranges.isPresent()
        ? Changes.within(ranges.get(), "%s; %s".formatted(written, changes.reason()))
        : Changes.unknown("%s; %s: it is read in full".formatted(written, changes.reason()));
  }

  /** Why the target's digests hold, or null. */
  private @Nullable String untouched(LastSession last) {
    if (same(last.targetMark(), present.targetMark())) {
      return "it was not written to since";
    }
    if (!last.id().isEmpty()
        && last.id().equals(present.leftSession())
        && same(present.leftMark(), present.targetMark())) {
      return "nobody has written to it since our session that was cut";
    }
    return null;
  }

  private String whyTouched(LastSession last) {
    if (present.targetMark().isEmpty()) {
      return "whether it was written to is unknown, it is read in full";
    }
    if (!last.ended() && !last.id().equals(present.leftSession())) {
      return "the last session was cut and left no word there, it is read in full";
    }
    return "it was written to since, it is read in full";
  }

  private static boolean same(String then, String now) {
    return !then.isEmpty() && then.equals(now);
  }
}
