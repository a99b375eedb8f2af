package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.RegionBuffer;
import fieldkit.blocksync.region.RegionRange;
import java.nio.IntBuffer;
import java.util.List;

/**
 * What the ends say to each other; docs/protocol.md says what each means. Messages with data own
 * their buffer: whoever gets one closes it when the data have been used.
 */
public sealed interface Message extends AutoCloseable {

  /** Gives back what memory it holds. */
  @Override
  default void close() {}

  /** The client's first: what it wants of the far end. */
  record Hello(Fields fields) implements Message {}

  /** The far end's answer: its device. */
  record Facts(Fields fields) implements Message {}

  /** What was settled. */
  record Start(Fields fields) implements Message {}

  /** A round begins. */
  record Round(int number, boolean compareOnly) implements Message {}

  /** The target may read these. */
  record Hash(long settled, List<RegionRange> ranges) implements Message {}

  /** Where does this region differ? */
  record AskPages(long region) implements Message {}

  /** A region, whole. */
  record RegionData(long region, int length, RegionBuffer buffer) implements Message {
    @Override
    public void close() {
      buffer.close();
    }
  }

  /**
   * Some pages of a region, one after the other in the buffer.
   *
   * @param digest what the region is to have afterwards
   * @param sealed whether that is to be checked
   * @param length bytes of all pages together
   */
  record Pages(
      long region,
      Digest digest,
      boolean sealed,
      List<PageRun> runs,
      int length,
      RegionBuffer buffer)
      implements Message {
    @Override
    public void close() {
      buffer.close();
    }
  }

  /**
   * Pages in a row.
   *
   * @param first the first page in its region
   * @param count how many
   */
  record PageRun(int first, int count) {}

  /** Regions that are zeros. */
  record Zero(List<RegionRange> ranges) implements Message {}

  /** Everything of the round was sent on this lane. */
  record EndRound(int number) implements Message {}

  /** Digests of regions in a row. */
  record Digests(long first, List<Digest> digests) implements Message {}

  /** Regions in a row that are nothing but zeros. */
  record ZeroDigests(long first, int count) implements Message {}

  /**
   * The low 32 bits of a region's page digests.
   *
   * @param digests one for each page; read only by position
   */
  record PageDigests(long region, IntBuffer digests) implements Message {}

  /** These are on the target for good. */
  record Durable(List<RegionRange> ranges) implements Message {}

  /** The pages of this region did not fit: nothing was written, all of it is needed. */
  record Resend(long region) implements Message {}

  /** All of the round is on the target for good. */
  record RoundDone(Fields fields) implements Message {}

  /** The other end lives. */
  record Alive() implements Message {}

  /** Something the user should read. */
  record Note(String text) implements Message {}

  /** It failed. */
  record Fault(Fields fields) implements Message {}

  /** The end. */
  record Bye(Fields fields) implements Message {}
}
