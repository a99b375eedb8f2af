package fieldkit.blocksync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of a state, case by case. */
class TrustTest {
  private static final PairIdentity PAIR = new PairIdentity("here:/dev/a", "there:/dev/b");
  private static final Geometry GEOMETRY = new Geometry(10L << 20, 1 << 20);
  private static final String S1 = "11111111111111111111111111111111";
  private static final String S2 = "22222222222222222222222222222222";

  /** What is so now, as the cases below change it. */
  record Now(String source, String target, String leftSession, String leftMark) {
    Present present() {
      return new Present(
          PAIR, GEOMETRY, "xxh3", new Mark("t2"), source, target, leftSession, leftMark);
    }
  }

  private static LastSession ended() {
    return new LastSession(S1, "boot", "source 1", "t1", "target 1", true);
  }

  private static LastSession cut() {
    return new LastSession(S1, "boot", "source 1", "t1", "target 0", false);
  }

  static Stream<Arguments> marks() {
    return Stream.of(
        // last session, now, source all, target all
        arguments("nobody wrote", ended(), new Now("source 1", "target 1", "", ""), true, true),
        arguments("source written", ended(), new Now("source 2", "target 1", "", ""), false, true),
        arguments("target written", ended(), new Now("source 1", "target 2", "", ""), true, false),
        arguments("both written", ended(), new Now("source 2", "target 2", "", ""), false, false),
        arguments("source unknown", ended(), new Now("", "target 1", "", ""), false, true),
        arguments("target unknown", ended(), new Now("source 1", "", "", ""), true, false),
        arguments("cut, no note", cut(), new Now("source 1", "target 1", "", ""), true, false),
        arguments("cut, note", cut(), new Now("source 1", "target 1", S1, "target 1"), true, true),
        arguments(
            "cut, written after the note",
            cut(),
            new Now("source 1", "target 2", S1, "target 1"),
            true,
            false),
        arguments(
            "cut, note of another",
            cut(),
            new Now("source 1", "target 1", S2, "target 1"),
            true,
            false),
        arguments("cut, empty note", cut(), new Now("source 1", "", S1, ""), true, false),
        arguments(
            "cut before anything was written",
            cut(),
            new Now("source 1", "target 0", "", ""),
            true,
            true),
        arguments(
            "ended here, but not there",
            ended(),
            new Now("source 1", "target 2", S1, "target 2"),
            true,
            true),
        arguments(
            "a session without a name",
            new LastSession("", "boot", "source 1", "t1", "target 0", true),
            new Now("source 1", "target 1", "", "target 1"),
            true,
            false),
        arguments(
            "marks unknown then",
            new LastSession(S1, "boot", "", "", "", true),
            new Now("", "", "", ""),
            false,
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("marks")
  void marksDecide(String name, LastSession last, Now now, boolean source, boolean target) {
    Trusted trusted =
        trust(now.present(), "boot", Optional.empty()).judge(now.present().facts(), last);

    assertThat(trusted.sourceChanges().ranges().isPresent()).as("source").isEqualTo(source);
    assertThat(trusted.target()).as("target").isEqualTo(target);
    assertThat(trusted.anything()).isEqualTo(source || target);
    assertThat(trusted.reasons()).hasSize(2).allMatch(reason -> !reason.isBlank());
  }

  static Stream<Arguments> others() {
    Present now = new Now("source 1", "target 1", "", "").present();
    return Stream.of(
        arguments(null, "nothing is known"),
        arguments(
            new PairFacts(new PairIdentity("here:/dev/a", "x"), GEOMETRY, "xxh3"), "another pair"),
        arguments(
            new PairFacts(new PairIdentity("there:/dev/b", "here:/dev/a"), GEOMETRY, "xxh3"),
            "another pair"),
        arguments(
            new PairFacts(PAIR, new Geometry((10L << 20) + 512, 1 << 20), "xxh3"), "bytes then"),
        arguments(new PairFacts(PAIR, new Geometry(10L << 20, 1 << 16), "xxh3"), "regions had"),
        arguments(new PairFacts(PAIR, GEOMETRY, "sha256"), "digests were sha256"),
        arguments(now.facts(), ""));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsAboutOthersIsNotBelieved(PairFacts found, String reason) {
    Present now = new Now("source 1", "target 1", "", "").present();
    Trusted trusted = trust(now, "boot", Optional.empty()).judge(found, ended());

    assertThat(trusted.anything()).isEqualTo(reason.isEmpty());
    assertThat(trusted.reasons().getFirst()).contains(reason);
  }

  @Test
  void aCutSessionOfAnEarlierStartOfThisMachineIsNotBelieved() {
    Present now = new Now("source 1", "target 1", S1, "target 1").present();
    for (String boot : List.of("another", "")) {
      assertThat(trust(now, boot, Optional.empty()).judge(now.facts(), cut()).anything()).isFalse();
      assertThat(trust(now, boot, Optional.empty()).judge(now.facts(), ended()).anything())
          .as("one that ended was forced to the disk")
          .isTrue();
    }
  }

  @Test
  void aTrackerNarrowsDownWhatWasWritten() {
    Present now = new Now("source 2", "target 1", "", "").present();
    ByteRanges some = ByteRanges.of(List.of(new ByteRange(5, 6)));
    ChangeTracker knowing = new FixedTracker("t1", Changes.within(some, "5 was written"));

    Trusted trusted = trust(now, "boot", Optional.of(knowing)).judge(now.facts(), ended());
    assertThat(trusted.sourceChanges().ranges()).contains(some);
    assertThat(trusted.reasons().getFirst()).contains("5 was written");

    LastSession unwatched = new LastSession(S1, "boot", "source 1", "", "target 1", true);
    assertThat(
            trust(now, "boot", Optional.of(knowing))
                .judge(now.facts(), unwatched)
                .sourceChanges()
                .ranges())
        .isEmpty();
  }

  @Test
  void aTrackerThatCannotVouchMeansAll() {
    Present now = new Now("source 2", "target 1", "", "").present();
    ChangeTracker lost = new FixedTracker("t1", Changes.unknown("events were lost"));

    Trusted trusted = trust(now, "boot", Optional.of(lost)).judge(now.facts(), ended());
    assertThat(trusted.sourceChanges().ranges()).isEmpty();
    assertThat(trusted.reasons().getFirst()).contains("events were lost").contains("in full");
  }

  @Test
  void aSourceThatNobodyWroteToNeedsNoTracker() {
    Present now = new Now("source 1", "target 1", "", "").present();
    ChangeTracker lost = new FixedTracker("t1", Changes.unknown("events were lost"));
    assertThat(
            trust(now, "boot", Optional.of(lost))
                .judge(now.facts(), ended())
                .sourceChanges()
                .ranges())
        .contains(ByteRanges.NONE);
  }

  private static Trust trust(Present now, String boot, Optional<ChangeTracker> tracker) {
    return new Trust(now, boot, tracker);
  }

  /** Knows one mark. */
  private record FixedTracker(String known, Changes changes) implements ChangeTracker {
    @Override
    public Mark mark() {
      return new Mark("t2");
    }

    @Override
    public Changes changedSince(Mark mark) {
      return mark.text().equals(known) ? changes : Changes.unknown("no such mark");
    }
  }
}
