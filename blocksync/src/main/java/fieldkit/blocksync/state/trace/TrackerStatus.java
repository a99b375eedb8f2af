package fieldkit.blocksync.state.trace;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * How a tracker is.
 *
 * @param device the device's number, {@code 8:17}
 * @param process the daemon's process
 * @param since when it began to watch
 * @param events how many events of writes it has read
 * @param lastLoss why marks of before are void; empty if they are not
 */
public record TrackerStatus(
    String device, long process, Instant since, long events, String lastLoss) {
  private static final int FIELDS = 5;

  /** In one line. */
  String line() {
    return "%s %d %s %d %s".formatted(device, process, since, events, lastLoss);
  }

  /** Reads {@link #line}. */
  static TrackerStatus parse(String line) throws IOException {
    List<String> words = List.of(line.split(" ", FIELDS));
    try {
      if (words.size() == FIELDS) {
        return new TrackerStatus(
            words.get(0),
            Long.parseLong(words.get(1)),
            Instant.parse(words.get(2)),
            Long.parseLong(words.get(3)),
            words.get(4));
      }
    } catch (NumberFormatException | DateTimeException e) {
      // said below
    }
    throw new IOException("the tracker's answer is not understood");
  }
}
