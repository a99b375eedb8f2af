package fieldkit.xenmigrate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration remembers. */
class JournalTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("journal");
  }

  private Journal begin() throws IOException {
    return Journal.begin(file, CLOCK, Map.of("host", "xen2")).orElseThrow();
  }

  @Test
  void stepsAndFactsAreFoundAgain() throws IOException {
    try (Journal journal = begin()) {
      journal.write(Step.SENDING, Map.of("sender", "17"));
      journal.write(Step.HELD);
    }

    try (Journal again = Journal.goOn(file, CLOCK).orElseThrow()) {
      assertThat(again.last())
          .isEqualTo(new Journal.Written(Step.HELD, Map.of("host", "xen2", "sender", "17")));
      again.write(Step.ROLLED_BACK);
    }
    assertThat(Files.readString(file))
        .startsWith(
            "{\"time\":\"2026-11-24T12:00:00Z\",\"step\":\"BEGUN\",\"facts\":{\"host\":\"xen2\"}}\n")
        .hasLineCount(4);
  }

  @Test
  void halfALineIsNone() throws IOException {
    begin().close();
    Files.writeString(
        file, "{\"time\":\"2026-11-24T12:00:00Z\",\"step\":\"GIV", StandardOpenOption.APPEND);

    assertThat(Journal.read(file).orElseThrow().step()).isEqualTo(Step.BEGUN);
  }

  @Test
  void aDamagedLineIsSaid() throws IOException {
    begin().close();
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Journal.read(file))
        .withMessageContaining("damaged");
  }

  @Test
  void oneThatHasNotEndedIsNotBegunAnew() throws IOException {
    try (Journal journal = begin()) {
      assertThat(Journal.begin(file, CLOCK, Map.of())).as("while it is open").isEmpty();
      assertThat(Journal.goOn(file, CLOCK)).isEmpty();
      journal.write(Step.GIVEN);
    }
    assertThat(Journal.begin(file, CLOCK, Map.of())).isEmpty();

    try (Journal journal = Journal.goOn(file, CLOCK).orElseThrow()) {
      journal.write(Step.DONE);
    }
    Optional<Journal> next = Journal.begin(file, CLOCK, Map.of("host", "xen3"));
    assertThat(next.orElseThrow().last().facts()).isEqualTo(Map.of("host", "xen3"));
    next.get().close();
  }

  @Test
  void whereThereIsNone() throws IOException {
    assertThat(Journal.read(file)).isEmpty();
    assertThat(Journal.goOn(file, CLOCK)).isEmpty();
  }
}
