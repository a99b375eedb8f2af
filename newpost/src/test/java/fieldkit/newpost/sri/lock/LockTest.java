package fieldkit.newpost.sri.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {
  private static final Pin ONE = Pin.of("one".getBytes(StandardCharsets.UTF_8), true);
  private static final Pin TWO = Pin.of("two".getBytes(StandardCharsets.UTF_8), false);
  private static final Lock LOCK =
      new Lock(new TreeMap<>(Map.of("https://b.example/1.js", ONE, "http://a.example/?x", TWO)));

  @Test
  void isReadAsItWasWritten() throws Lock.MalformedException {
    assertThat(Lock.parse(LOCK.text())).isEqualTo(LOCK);
    assertThat(LOCK.text().lines().toList().get(1))
        .startsWith("http://a.example/?x no-cors sha256-");
  }

  @Test
  void aLineMayBeTakenOut() throws Lock.MalformedException {
    String first = LOCK.text().lines().toList().get(1) + "\n";
    assertThat(Lock.parse(LOCK.text().replace(first, "")).pins()).hasSize(1);
  }

  @Test
  void whateverIsCutOffIsMissed() {
    String text = LOCK.text();
    for (int length = 0; length < text.length() - 1; length++) {
      String cut = text.substring(0, length);
      assertThatExceptionOfType(Lock.MalformedException.class)
          .as(cut)
          .isThrownBy(() -> Lock.parse(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x cors 1 2 3",
        "https://x maybe sha256-a sha384-b sha512-c",
        "https://x cors sha256-a sha384-b",
        "https://x",
        "",
        "<<<<<<< HEAD",
        "{}"
      })
  void namesALineThatIsNone(String line) {
    String text = LOCK.text().replace("end\n", line + "\nend\n");
    assertThatExceptionOfType(Lock.MalformedException.class)
        .isThrownBy(() -> Lock.parse(text))
        .withMessageStartingWith("line 4: ");
  }

  @Test
  void refusesAUrlTwice() {
    String line = LOCK.text().lines().toList().get(1);
    String text = LOCK.text().replace("end\n", line + "\nend\n");
    assertThatExceptionOfType(Lock.MalformedException.class)
        .isThrownBy(() -> Lock.parse(text))
        .withMessage("line 4: the same URL once more");
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** Any change is refused, or gives a lock that says exactly what stands there. */
  @ParameterizedTest
  @MethodSource("seeds")
  void fuzz(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(LOCK.text());
      int changes = 1 + random.nextInt(3);
      for (int change = 0; change < changes; change++) {
        change(text, random);
      }
      try {
        assertThat(Lock.parse(text.toString()).text()).isEqualToIgnoringNewLines(sorted(text));
      } catch (Lock.MalformedException e) {
        assertThat(e).hasMessageMatching("(?s)line \\d+: .+");
      }
    }
  }

  private static void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    char c =
        (char)
            (random.nextInt(10) == 0
                ? random.nextInt(0x200)
                : " \n-=?/aA0".charAt(random.nextInt(9)));
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, c);
      case 1 -> text.insert(at, c);
      case 2 -> text.deleteCharAt(at);
      default -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
    }
  }

  private static String sorted(StringBuilder text) {
    java.util.List<String> lines = text.toString().lines().toList();
    java.util.List<String> middle = lines.subList(1, lines.size() - 1).stream().sorted().toList();
    return lines.getFirst()
        + "\n"
        + (middle.isEmpty() ? "" : String.join("\n", middle) + "\n")
        + lines.getLast()
        + "\n";
  }
}
