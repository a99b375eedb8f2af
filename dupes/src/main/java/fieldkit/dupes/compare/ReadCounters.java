package fieldkit.dupes.compare;

import fieldkit.dupes.compare.Stage.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What reading cost: true bytes and opens, for each kind of stage. Thread-safe. */
public final class ReadCounters {
  private final Map<Kind, Cost> costs = new EnumMap<>(Kind.class);
  private final LongAdder opens = new LongAdder();
  private final LongAdder again = new LongAdder();
  private final ReadLatency latency = new ReadLatency();

  private record Cost(LongAdder bytes, LongAdder reads) {}

  /** Counters at zero. */
  public ReadCounters() {
    for (Kind kind : Kind.values()) {
      costs.put(kind, new Cost(new LongAdder(), new LongAdder()));
    }
  }

  private Cost cost(Kind kind) {
    Cost cost = costs.get(kind);
    if (cost == null) {
      throw new IllegalStateException("no counters for " + kind);
    }
    return cost;
  }

  void read(Stage stage, int count) {
    Cost cost = cost(stage.kind());
    cost.bytes().add(count);
    cost.reads().add(stage.ranges());
  }

  void readAgain(Stage stage, int count) {
    read(stage, count);
    again.add(count);
  }

  void opened() {
    opens.increment();
  }

  /** How long the first reads of files took. */
  public ReadLatency latency() {
    return latency;
  }

  /** All bytes read from files. */
  public long totalBytes() {
    return costs.values().stream().mapToLong(cost -> cost.bytes().sum()).sum();
  }

  /** Bytes that had to be read a second time because memory did not hold them. */
  public long bytesReadAgain() {
    return again.sum();
  }

  /** How often a file was opened. */
  public long opens() {
    return opens.sum();
  }

  /** One line for each kind of stage: bytes and reads. */
  public List<String> lines() {
    return Arrays.stream(Kind.values()).map(this::line).toList();
  }

  private String line(Kind kind) {
    Cost cost = cost(kind);
    return "%s: %d bytes in %d reads"
        .formatted(kind.name().toLowerCase(Locale.ROOT), cost.bytes().sum(), cost.reads().sum());
  }
}
