package fieldkit.xenmigrate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All passes but the end, in whatever pieces it comes. */
class StreamScannerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Heard heard = new Heard();

  private static final class Heard implements StreamListener {
    private String config = "";
    private long pages;
    private int pass;
    private int suspended;
    private long passedWhenSuspended;

    @Override
    public String config(String json) {
      config = json;
      return json;
    }

    @Override
    public void memory(long sent, int number) {
      pages = sent;
      pass = number;
    }

    @Override
    public void suspended() {
      suspended++;
      passedWhenSuspended = pages;
    }
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,true", "3,false", "4,true", "5,false", "6,true"})
  void inPiecesOfAnyLength(long seed, boolean hvm) throws IOException {
    byte[] image = Streams.image(seed, hvm);
    Random random = new Random(seed);
    int largest = 1 << random.nextInt(17);
    StreamScanner scanner = new StreamScanner(heard, out);

    for (int at = 0; at < image.length; ) {
      int length = Math.min(image.length - at, 1 + random.nextInt(largest));
      assertThat(scanner.isAtEnd()).isFalse();
      assertThat(scanner.feed(image, at, length)).isEqualTo(length);
      at += length;
    }

    assertThat(scanner.isAtEnd()).isTrue();
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(image, image.length - 8));
    assertThat(heard.config).isEqualTo(Streams.CONFIG);
    assertThat(heard.pages).isEqualTo(64 + 5 + 1);
    assertThat(heard.pass).isEqualTo(2);
    assertThat(heard.suspended).isEqualTo(1);
    assertThat(heard.passedWhenSuspended).isEqualTo(70);

    scanner.release();
    assertThat(out.toByteArray()).isEqualTo(image);
  }

  @Test
  void whatFollowsIsNotItsOwn() throws IOException {
    byte[] image = Streams.image(1, false);
    byte[] more = Arrays.copyOf(image, image.length + 44);

    assertThat(new StreamScanner(heard, out).feed(more, 0, more.length)).isEqualTo(image.length);
  }

  @Test
  void anotherConfigurationMovesTheRest() throws IOException {
    byte[] image = Streams.image(1, true);
    String longer = "{\"c_info\":{\"name\":\"web\"},\"disks\":[\"\u00e9 and more and more\"]}";
    StreamScanner scanner =
        new StreamScanner(
            new StreamListener() {
              @Override
              public String config(String json) {
                return longer;
              }

              @Override
              public void memory(long pages, int pass) {}

              @Override
              public void suspended() {}
            },
            out);

    int _ = scanner.feed(image, 0, image.length);

    ByteArrayOutputStream again = new ByteArrayOutputStream();
    StreamScanner second = new StreamScanner(heard, again);
    byte[] passed = Arrays.copyOf(out.toByteArray(), out.size() + 8);
    int _ = second.feed(passed, 0, passed.length);
    assertThat(second.isAtEnd()).isTrue();
    assertThat(heard.config).isEqualTo(longer);
    int head = 48 + 4 + Streams.CONFIG.length() + 1;
    byte[] tail = Arrays.copyOfRange(image, head, image.length - 8);
    assertThat(Arrays.copyOfRange(passed, passed.length - 8 - tail.length, passed.length - 8))
        .isEqualTo(tail);
  }

  /**
   * Damage anywhere is refused or passed on as it is, and never takes more than a record is long.
   */
  @Test
  void damageIsNoReasonToHangOrCrash() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] image = Streams.image(1, seed % 2 == 0);
      for (int i = random.nextInt(4); i >= 0; i--) {
        image[random.nextInt(random.nextBoolean() ? 400 : image.length)] = (byte) random.nextInt();
      }
      StreamScanner scanner = new StreamScanner(heard, new ByteArrayOutputStream());
      try {
        int taken = scanner.feed(image, 0, image.length);
        assertThat(taken).as("seed %d", seed).isBetween(0, image.length);
      } catch (IOException refused) {
        assertThat(refused).as("seed %d", seed).isInstanceOf(StreamFault.class);
      }
    }
  }

  @Test
  void whatIsNoDomainIsRefused() {
    assertThatExceptionOfType(StreamFault.class)
        .isThrownBy(() -> new StreamScanner(heard, out).feed(new byte[48], 0, 48))
        .withMessageContaining("does not begin like a domain");
    assertThat(out.size()).isZero();
  }
}
