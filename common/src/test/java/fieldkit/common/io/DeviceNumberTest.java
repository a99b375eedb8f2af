package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNumberTest {

  @ParameterizedTest
  @CsvSource({"2049,8:1", "64768,253:0", "4295032064,253:1048576", "0,0:0", "1048576,0:256"})
  void ofTheFormThatStatHas(long stat, String text) {
    assertThat(DeviceNumber.of(stat)).hasToString(text);
    assertThat(DeviceNumber.parse(text)).isEqualTo(DeviceNumber.of(stat));
  }

  @Test
  void withoutADriverThereIsNoDevice() {
    assertThat(DeviceNumber.parse("0:26").isDevice()).isFalse();
    assertThat(DeviceNumber.parse("7:0").isDevice()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "7", "7:", ":7", "a:b", "7:-1", "7:0x1"})
  void whatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DeviceNumber.parse(text));
  }
}
