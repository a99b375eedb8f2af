package fieldkit.dupes.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadLatencyTest {
  private static final long SEEK = 8_000_000;
  private static final long CACHED = 3_000;

  @Test
  void aFewSlowReadsDoNotMakeASpinningDisk() {
    ReadLatency latency = new ReadLatency();
    for (int i = 0; i < 199; i++) {
      latency.add(SEEK);
    }
    assertThat(latency.isThatOfASpinningDisk()).as("not enough reads to tell").isFalse();
    assertThat(latency.isMeasuring()).isTrue();
  }

  @Test
  void mostlySlowReadsDo() {
    ReadLatency latency = new ReadLatency();
    for (int i = 0; i < 200; i++) {
      latency.add(i % 4 == 0 ? CACHED : SEEK);
    }
    assertThat(latency.isThatOfASpinningDisk()).isTrue();
    assertThat(latency.isMeasuring()).isFalse();
  }

  @Test
  void mostlyQuickReadsDoNot() {
    ReadLatency latency = new ReadLatency();
    for (int i = 0; i < 200; i++) {
      latency.add(i % 4 == 0 ? SEEK : CACHED);
    }
    assertThat(latency.isThatOfASpinningDisk()).isFalse();
  }
}
