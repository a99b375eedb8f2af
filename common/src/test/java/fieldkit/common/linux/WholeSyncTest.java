package fieldkit.common.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeSyncTest {
  @ParameterizedTest
  @ValueSource(strings = {"5.8.0", "5.10.0-28-amd64", "6.1.0", "6.18.44-x", "10.0", "5.8"})
  void kernelsThatTellFailures(String release) {
    assertThat(WholeSync.tellsFailures(release)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.19", "4.18.0-553.el8", "3.10.0", "5", "", "x.y", "99999999999.1"})
  void kernelsThatMayNot(String release) {
    assertThat(WholeSync.tellsFailures(release)).isFalse();
  }
}
