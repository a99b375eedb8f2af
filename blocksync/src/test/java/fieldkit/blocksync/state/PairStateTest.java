package fieldkit.blocksync.state;

import static fieldkit.blocksync.state.Fixture.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The state of one pair, session by session. */
@EnabledOnOs(OS.LINUX)
class PairStateTest {
  private static final int REGIONS = 100;

  private Fixture pair;

  @BeforeEach
  void enter(@TempDir Path folder) {
    pair = new Fixture(folder.resolve("state"), REGIONS);
  }

  @Test
  void whatEndedWellIsKnownTheNextTime() throws IOException {
    pair.fill();
    try (PairState state = pair.open()) {
      assertThat(state.damage()).isEmpty();
      for (int i = 0; i < REGIONS; i++) {
        assertThat(state.ofSource(i)).isEqualTo(digest(i));
        assertThat(state.ofTarget(i)).isEqualTo(digest(i));
      }
      assertThat(state.knownOfSource()).isEqualTo(REGIONS);
      assertThat(state.knownOfTarget()).isEqualTo(REGIONS);
    }
  }

  @Test
  void manyScatteredChangesAreRememberedToo() throws IOException {
    int many = 300_000;
    Fixture large = new Fixture(pair.file(), many);
    large.fill();
    try (PairState state = large.open()) {
      state.begin(Fixture.SESSION);
      for (int i = 0; i < many; i += 2) {
        state.sending(i);
      }
      // cut: what was sent may be there or not
    }
    try (PairState state = large.open()) {
      assertThat(state.damage()).isEmpty();
    }
  }

  @Test
  void nothingIsKnownAtFirst() throws IOException {
    try (PairState state = pair.open()) {
      assertThat(state.ofSource(0)).isNull();
      assertThat(state.ofTarget(REGIONS - 1)).isNull();
      assertThat(state.reasons()).singleElement().asString().contains("nothing is known");
      assertThat(state.damage()).isEmpty();
      assertThat(state.key()).hasSize(16);
    }
    assertThat(Files.exists(pair.file())).as("a run that begins no session writes").isFalse();
  }

  @Test
  void theKeyStaysWhileAnyDigestHolds() throws IOException {
    byte[] first;
    try (PairState state = pair.open()) {
      first = state.key();
    }
    pair.fill();
    byte[] used;
    try (PairState state = pair.open("source", "target 2")) {
      used = state.key();
    }
    assertThat(used).isNotEqualTo(first);
    try (PairState state = pair.open("source 2", "target")) {
      assertThat(state.key()).isEqualTo(used);
    }
    try (PairState state = pair.open("source 2", "target 2")) {
      assertThat(state.key()).isNotEqualTo(used);
    }
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    pair.fill();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsSentIsNotKnownUntilItIsDurable() throws IOException {
    pair.fill();
    try (PairState state = pair.open()) {
      state.begin(Fixture.SESSION);
      state.sending(7);
      assertThat(state.ofTarget(7)).isNull();
      assertThat(state.ofSource(7)).isEqualTo(digest(7));
      assertThat(pair.said().digests().of(Side.TARGET, 7)).as("in the file at once").isNull();

      state.durable(7, digest(70));
      assertThat(state.ofTarget(7)).isEqualTo(digest(70));
    }
    assertThat(pair.said().digests().of(Side.BOTH, 7)).isEqualTo(digest(70));
    assertThat(pair.said().digests().countKnown(Side.TARGET)).isEqualTo(REGIONS);
  }

  @Test
  void rowsThatAreSentAreForgottenTogetherAndTakenBack() throws IOException {
    pair.fill();
    try (PairState state = pair.open()) {
      state.begin(Fixture.SESSION);
      long before = Files.size(pair.file());
      for (int i = 0; i < REGIONS / 2; i++) {
        state.sending(i);
        assertThat(pair.said().digests().of(Side.TARGET, i)).isNull();
      }
      assertThat(Files.size(pair.file()) - before).isLessThan(10 * 40);
      for (int i = 0; i < REGIONS / 2; i++) {
        state.durable(i, digest(1000 + i));
      }
      for (int i = REGIONS / 2; i < REGIONS; i++) {
        state.equal(i, digest(i));
      }
      state.end("target");
    }
    for (int i = 0; i < REGIONS; i++) {
      assertThat(pair.said().digests().of(Side.BOTH, i))
          .isEqualTo(digest(i < REGIONS / 2 ? 1000 + i : i));
    }
  }

  @Test
  void whatWasForgottenTooMuchIsTakenBackWithoutItsDigest() throws IOException {
    pair.fill();
    try (PairState state = pair.open()) {
      state.begin(Fixture.SESSION);
      for (int i = 0; i < 20; i++) {
        state.sending(i);
      }
    } // cut
    for (int i = 0; i < REGIONS; i++) {
      assertThat(pair.said().digests().of(Side.TARGET, i)).isEqualTo(i < 20 ? null : digest(i));
      assertThat(pair.said().digests().of(Side.SOURCE, i)).isEqualTo(digest(i));
    }
  }

  @Test
  void nothingIsSentWithoutASession() throws IOException {
    try (PairState state = pair.open()) {
      assertThatThrownBy(() -> state.sending(0)).isInstanceOf(IllegalStateException.class);
      state.equal(0, digest(0));
      assertThat(state.ofSource(0)).isNull();
    }
  }

  @Test
  void twoRunsDoNotShareIt() throws IOException {
    try (PairState _ = pair.open()) {
      assertThatThrownBy(() -> pair.open().close())
          .isInstanceOf(StateBusyException.class)
          .hasMessage("is in use by another run");
    }
    pair.open().close();
  }

  @Test
  void aLockThatAnotherRunLeftIsNoneOfUs() throws IOException {
    Path lock = pair.file().resolveSibling("state.lock");
    Path _ = Files.writeString(lock, "of a run that was killed");
    pair.fill();
    assertThat(pair.said().digests().countAny()).isEqualTo(REGIONS);
  }

  @Test
  void aDeviceOfAnotherSizeIsBegunAnew() throws IOException {
    pair.fill();
    try (PairState state = new Fixture(pair.file(), REGIONS + 1).open()) {
      assertThat(state.knownOfSource() + state.knownOfTarget()).isZero();
      assertThat(state.reasons()).singleElement().asString().contains("bytes then");
      state.begin(Fixture.SESSION);
      state.equal(REGIONS, digest(1));
    }
    assertThat(new Fixture(pair.file(), REGIONS + 1).said().digests().countAny()).isEqualTo(1);
  }

  @Test
  void theStateOfAnotherPairIsBegunAnew() throws IOException {
    pair.fill();
    Present other =
        new Present(
            new PairIdentity("a", "b"),
            new Geometry(REGIONS * 4096L, 4096),
            "xxh3",
            Mark.NONE,
            "source",
            "target",
            "",
            "");
    try (PairState state = pair.open(other)) {
      assertThat(state.knownOfSource() + state.knownOfTarget()).isZero();
      assertThat(state.reasons()).singleElement().asString().contains("here:/dev/a");
    }
  }

  @Test
  void whatIsNoStateFileIsLeftAloneWhereAUserNamedIt() throws IOException {
    for (String content : new String[] {"root:x:0:0:root:/root:/bin/sh\n", "x", "\0".repeat(99)}) {
      Path _ = Files.writeString(pair.file(), content);
      assertThatThrownBy(() -> pair.openNamed().close())
          .isInstanceOf(IOException.class)
          .hasMessage("is no state file of blocksync");
      assertThat(Files.readString(pair.file())).isEqualTo(content);
    }
  }

  @Test
  void rubbishInOurOwnPlaceIsReportedAndReplaced() throws IOException {
    Path _ = Files.writeString(pair.file(), "rubbish");
    try (PairState state = pair.open()) {
      assertThat(state.damage()).contains("is no state file of blocksync");
    }
    pair.fill();
    assertThat(pair.said().digests().countAny()).isEqualTo(REGIONS);
  }

  @Test
  void anEmptyFileIsNothingToTalkAbout() throws IOException {
    Path _ = Files.createFile(pair.file());
    try (PairState state = pair.openNamed()) {
      assertThat(state.damage()).isEmpty();
    }
  }

  @Test
  void aFolderIsNoState() throws IOException {
    Path _ = Files.createDirectory(pair.file());
    assertThatThrownBy(() -> pair.open().close()).isInstanceOf(IOException.class);
  }

  @Test
  void everyCutOfTheEndIsLessAndNeverWrong() throws IOException {
    pair.fill();
    byte[] whole = Files.readAllBytes(pair.file());
    int known = 0;
    for (int length = 0; length < whole.length; length++) {
      pair.put(Arrays.copyOf(whole, length));
      try (PairState state = pair.open()) {
        for (int i = 0; i < REGIONS; i++) {
          assertThat(state.ofSource(i)).isIn(null, digest(i));
          assertThat(state.ofTarget(i)).isIn(null, digest(i));
        }
        assertThat(state.knownOfSource()).isGreaterThanOrEqualTo(known);
        known = state.knownOfSource();
      }
    }
  }

  @Test
  void everyChangedByteIsSeen() throws IOException {
    pair.fill();
    byte[] whole = Files.readAllBytes(pair.file());
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      pair.put(changed);
      try (PairState state = pair.open()) {
        assertThat(state.damage()).as("byte " + at).isPresent();
        assertThat(state.knownOfSource() + state.knownOfTarget()).isZero();
      }
    }
  }

  @Test
  void whatIsAddedBehindIsSeenOrCutOff() throws IOException {
    pair.fill();
    byte[] whole = Files.readAllBytes(pair.file());
    Path _ = Files.write(pair.file(), Arrays.copyOf(whole, whole.length + 5));
    try (PairState state = pair.open()) {
      assertThat(state.knownOfTarget()).isEqualTo(REGIONS);
      state.begin(Fixture.SESSION);
      state.sending(1);
    }
    assertThat(pair.said().digests().countKnown(Side.TARGET)).isEqualTo(REGIONS - 1);

    Path _ = Files.write(pair.file(), Arrays.copyOf(whole, whole.length + 50));
    try (PairState state = pair.open()) {
      assertThat(state.damage()).isPresent();
    }
  }

  @Test
  void aFileOfAnotherVersionIsBegunAnew() throws IOException {
    pair.fill();
    byte[] whole = Files.readAllBytes(pair.file());
    whole[19] = 9;
    int check = StateFile.checkOfHead(whole);
    for (int i = 0; i < 4; i++) {
      whole[28 + i] = (byte) (check >> (24 - 8 * i));
    }
    Path _ = Files.write(pair.file(), whole);
    try (PairState state = pair.open()) {
      assertThat(state.damage()).hasValueSatisfying(why -> assertThat(why).contains("version 9"));
      assertThat(state.knownOfSource()).isZero();
    }
  }

  @Test
  void marksMayBeAnyText() throws IOException {
    String mark = "mark \n\0 ü \uDCFF " + "long ".repeat(100);
    try (PairState state = pair.open(mark, mark)) {
      state.begin(Fixture.SESSION);
      state.equal(3, digest(3));
      state.end(mark);
    }
    try (PairState state = pair.open(mark, mark)) {
      assertThat(state.ofTarget(3)).isEqualTo(digest(3));
    }
    assertThat(new String(Files.readAllBytes(pair.file()), StandardCharsets.ISO_8859_1))
        .startsWith("blocksync state\n");
  }

  @Test
  void aMarkThatIsTooLongIsUnknown() throws IOException {
    String mark = "x".repeat(70_000);
    try (PairState state = pair.open("source", mark)) {
      state.begin(Fixture.SESSION);
      state.equal(3, digest(3));
      state.end(mark);
    }
    try (PairState state = pair.open("source", mark)) {
      assertThat(state.ofTarget(3)).isNull();
      assertThat(state.ofSource(3)).isEqualTo(digest(3));
    }
  }

  @Test
  void tooManyRegionsAreRefused() {
    assertThat(PairState.canHold(new Geometry(4L << 40, 1 << 20))).isTrue();
    Geometry large = new Geometry((4L << 40) + 1, 1 << 20);
    assertThat(PairState.canHold(large)).isFalse();
  }
}
