package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "4096, 4096",
    "0004096, 4096",
    "512B, 512",
    "64K, 65536",
    "64k, 65536",
    "64KB, 65536",
    "64KiB, 65536",
    "64kib, 65536",
    "1M, 1048576",
    "1 MiB, 1048576",
    "' 1M ', 1048576",
    "2G, 2147483648",
    "3T, 3298534883328",
    "4P, 4503599627370496",
    "7E, 8070450532247928832",
    "0E, 0",
    "9223372036854775807, 9223372036854775807"
  })
  void readsNumbersAndTheirUnits(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "K", "B", "-1", "+1", "1.5G", "1,5G", "0x10", "1e3", "1KK", "1iB", "1 K B", "1Z",
        "1Y", "K1", "1\nK\n1", "١", "1M/s", "NaN"
      })
  void refusesWhatIsNoSize(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessage("'%s' is not a size like 4096, 64K, 1M or 2G", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "8E",
        "8192P",
        "99999999999999999999999K",
        "16E",
        "18446744073709551616"
      })
  void refusesWhatIsTooLarge(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessage("'%s' is too large for a size", text);
  }

  @Test
  void readsEveryNumberWithAUnitOrFindsItTooLarge() {
    for (int seed = 0; seed < 5000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int power = random.nextInt(7);
      BigInteger number = BigInteger.valueOf(random.nextLong() >>> random.nextInt(1, 64));
      BigInteger bytes = number.shiftLeft(10 * power);
      String text = number + " KMGTPE".substring(power, power + 1).strip();

      if (bytes.bitLength() < 64) {
        assertThat(ByteSize.parse(text)).as("seed %d", seed).isEqualTo(bytes.longValueExact());
      } else {
        assertThatIllegalArgumentException()
            .as("seed %d", seed)
            .isThrownBy(() -> ByteSize.parse(text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1, 1 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1536, 1.5 KiB",
    "10188, 9.9 KiB",
    "10189, 10 KiB",
    "10240, 10 KiB",
    "24117248, 23 MiB",
    "1048063, 1023 KiB",
    "1048064, 1.0 MiB",
    "1048575, 1.0 MiB",
    "1048576, 1.0 MiB",
    "1073741823, 1.0 GiB",
    "5497558138880, 5.0 TiB",
    "1125899906842624, 1.0 PiB",
    "9223372036854775807, 8.0 EiB"
  })
  void writesTwoOrThreeDigitsAndAUnit(long bytes, String text) {
    assertThat(ByteSize.format(bytes)).isEqualTo(text);
  }
}
