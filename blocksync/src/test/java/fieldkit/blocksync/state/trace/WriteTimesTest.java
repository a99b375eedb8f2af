package fieldkit.blocksync.state.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.state.changes.ByteRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what was written to. */
class WriteTimesTest {

  private static WriteTimes of(long start, long size) {
    return new WriteTimes(new TrackedDevice("8:1", 8, 0, start, size, "disk", true));
  }

  private static List<ByteRange> since(WriteTimes times, int time) {
    return times.since(time).list();
  }

  @Test
  void whatIsWrittenLaterIsToldSinceEarlier() {
    WriteTimes times = of(0, 1 << 20);
    assertThat(since(times, 1)).isEmpty();
    times.written(0, 1, 5);
    times.written(16, 8, 6);
    times.written(23, 2, 7);
    assertThat(since(times, 1)).containsExactly(new ByteRange(0, 4096), new ByteRange(8192, 16384));
    assertThat(since(times, 6)).containsExactly(new ByteRange(8192, 16384));
    assertThat(since(times, 7)).containsExactly(new ByteRange(8192, 16384));
    assertThat(since(times, 8)).isEmpty();
  }

  @Test
  void aPartitionIsAPartOfItsDisk() {
    WriteTimes times = of(10 * 4096, 5 * 4096);
    times.written(0, 10 * 8, 1);
    times.written(15 * 8, 8, 1);
    assertThat(since(times, 1)).isEmpty();
    times.written(9 * 8, 16, 1);
    times.written(14 * 8, 1000, 1);
    assertThat(since(times, 1))
        .containsExactly(new ByteRange(0, 4096), new ByteRange(4 * 4096, 5 * 4096));
    times.written(0, 1L << 53, 1);
    assertThat(since(times, 1)).containsExactly(new ByteRange(0, 5 * 4096));
  }

  @Test
  void theLastPartMayBeShort() {
    WriteTimes times = of(0, 4096 + 512);
    times.written(8, 1, 1);
    assertThat(since(times, 1)).containsExactly(new ByteRange(4096, 4608));
    assertThat(since(of(0, 0), 1)).isEmpty();
  }

  @Test
  void aLargeDeviceHasLargerParts() {
    WriteTimes times = of(0, 64L << 40);
    times.written((64L << 40) / 512 - 1, 1, 1);
    times.written(3, 1, 1);
    List<ByteRange> ranges = since(times, 1);
    assertThat(ranges).hasSize(2);
    assertThat(ranges.getFirst()).isEqualTo(new ByteRange(0, 32 << 20));
    assertThat(ranges.getLast().to()).isEqualTo(64L << 40);
  }

  @Test
  void timeBeginsWithOne() {
    assertThat(of(0, 1).now()).isBetween(1, 20);
    assertThat(WriteTimes.ticks(0)).isZero();
    assertThat(WriteTimes.ticks(100_000_001)).isEqualTo(2);
  }
}
