package fieldkit.blocksync.state;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.Mark;

/**
 * What is known of a pair of devices when a session is about to begin. Marks are opaque texts that
 * are equal exactly while nobody writes; empty where unknown.
 *
 * @param identity the two devices
 * @param geometry the source's size, cut into regions
 * @param suite the digest suite both ends can do and are to use
 * @param trackerMark who watches the source says this of the moment; {@link Mark#NONE} if nobody
 *     does
 * @param sourceMark of the source, flushed, taken after {@code trackerMark} and before anything of
 *     it is read: what is not written to since then was not written to since {@code trackerMark}
 *     either, or the tracker names it the next time
 * @param targetMark of the target, from its FACTS
 * @param leftSession the session that was cut at the target last, {@code left.session}; empty if
 *     none
 * @param leftMark the target's mark after that, {@code left.mark}; empty if none
 */
public record Present(
    PairIdentity identity,
    Geometry geometry,
    String suite,
    Mark trackerMark,
    String sourceMark,
    String targetMark,
    String leftSession,
    String leftMark) {

  PairFacts facts() {
    return new PairFacts(identity, geometry, suite);
  }
}
