package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.common.io.FileFault;
import java.io.IOException;

/**
 * What the daemon saw that watches a device. Whether there is one is only known when it is asked;
 * if there is none, nobody vouches.
 */
public final class TraceTracker implements ChangeTracker {
  private static final String KIND = "trace ";

  private final TrackerClient client;

  /**
   * @param device the device's number, {@code 8:17}
   */
  public TraceTracker(TrackerSettings settings, String device) {
    this.client = new TrackerClient(settings, device);
  }

  @Override
  public Mark mark() {
    try {
      return new Mark(KIND + client.mark());
    } catch (IOException e) {
      return Mark.NONE;
    }
  }

  @Override
  public Changes changedSince(Mark mark) {
    if (!mark.text().startsWith(KIND)) {
      return Changes.unknown("it was not watched then");
    }
    try {
      ByteRanges ranges = client.changedSince(mark.text().substring(KIND.length()));
      return Changes.within(
          ranges, "the tracker saw writes to %d bytes of it".formatted(ranges.bytes()));
    } catch (IOException e) {
      return Changes.unknown(FileFault.reasonOf(e));
    }
  }
}
