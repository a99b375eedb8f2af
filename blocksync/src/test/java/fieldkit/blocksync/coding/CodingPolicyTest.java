package fieldkit.blocksync.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided on links and data of all kinds, on paper. */
class CodingPolicyTest {
  private static final double FILE_SYSTEM = 0.37; // an ext4 of /usr at level 1
  private static final double RANDOM = 1;
  private static final int GIB = 1024; // frames

  private final CodingPolicy policy = new CodingPolicy();

  private static PaperLink link(double bytesPerSecond) {
    return new PaperLink(bytesPerSecond, 2 << 20);
  }

  private static double plainSeconds(PaperLink link, int frames) {
    double now = 0;
    for (int i = 0; i < frames; i++) {
      now = link.send(now, PaperSender.FRAME);
    }
    return now / 1e9;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e6, 12e6, 50e6})
  void onASlowLinkAllIsCodedAndSoonThoroughly(double rate) {
    PaperSender sender = new PaperSender(policy, link(rate));
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isEqualTo(GIB);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.THOROUGH);
    assertThat(sender.seconds()).isLessThan(0.35 * plainSeconds(link(rate), GIB));
  }

  @ParameterizedTest
  @ValueSource(doubles = {250e6, 500e6, 1e9})
  void onALinkAsFastAsALoopbackBytesCountMore(double rate) {
    PaperSender sender = new PaperSender(policy, link(rate));
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.saved()).isGreaterThan(2.3);
    assertThat(sender.seconds()).isLessThan(2.5 * plainSeconds(link(rate), GIB));
  }

  @Test
  void onALinkThatIsNoSlowerThanTheCoderItIsCodedFast() {
    PaperSender sender = new PaperSender(policy, link(110e6));
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isEqualTo(GIB);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.FAST);
    assertThat(sender.seconds()).isLessThan(0.4 * plainSeconds(link(110e6), GIB));
  }

  @Test
  void aFileSystemWithPhotographsInItIsCodedAlmostAsWell() {
    SplittableRandom random = new SplittableRandom(1);
    PaperSender sender = new PaperSender(policy, link(300e6));
    int photographs = 0;
    for (int sent = 0; sent < GIB; ) {
      boolean photograph = random.nextInt(8) == 0;
      int frames = 1 + random.nextInt(photograph ? 6 : 20);
      sender.send(frames, photograph ? RANDOM : 0.3);
      photographs += photograph ? frames : 0;
      sent += frames;
    }
    assertThat(photographs).isBetween(30, 300);
    assertThat(sender.codedFrames()).isGreaterThan((GIB - photographs) * 95 / 100);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4e9, 8e9})
  void onALinkThatIsFasterThanTheCoderDataGoAsTheyAre(double rate) {
    PaperSender sender = new PaperSender(policy, link(rate));
    sender.send(8 * GIB, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isLessThan(8 * GIB / 50);
    assertThat(sender.seconds()).isLessThan(1.15 * plainSeconds(link(rate), 8 * GIB));
  }

  @ParameterizedTest
  @ValueSource(doubles = {12e6, 1e9, 4e9})
  void randomDataCostNextToNothing(double rate) {
    PaperSender sender = new PaperSender(policy, link(rate));
    sender.send(GIB, RANDOM);
    assertThat(sender.saved()).isEqualTo(1);
    assertThat(sender.seconds()).isLessThan(1.005 * plainSeconds(link(rate), GIB));
  }

  @Test
  void dataThatBecomeCompressibleAreNoticed() {
    PaperSender sender = new PaperSender(policy, link(100e6));
    sender.send(4 * GIB, RANDOM);
    sender.send(CodingPolicy.MOST_FRAMES_BETWEEN_LOOKS, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isPositive();
    int before = sender.codedFrames();
    sender.send(100, FILE_SYSTEM);
    assertThat(sender.codedFrames() - before).isEqualTo(100);
  }

  @Test
  void runsOfRandomDataHideNothingBehindThem() {
    PaperSender sender = new PaperSender(policy, link(100e6));
    for (int i = 0; i < 100; i++) {
      sender.send(3, RANDOM);
      sender.send(3, FILE_SYSTEM);
    }
    assertThat(sender.codedFrames()).isEqualTo(300);
  }

  @Test
  void aLinkThatBecomesSlowIsNoticed() {
    PaperLink link = link(8e9);
    PaperSender sender = new PaperSender(policy, link);
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.PLAIN);
    link.carry(50e6);
    sender.send(32, FILE_SYSTEM);
    assertThat(sender.lastLevel()).isNotEqualTo(LevelChoice.PLAIN);
  }

  @Test
  void aLinkThatBecomesFastIsNoticed() {
    PaperLink link = link(50e6);
    PaperSender sender = new PaperSender(policy, link);
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.THOROUGH);
    link.carry(500e6);
    sender.send(32, FILE_SYSTEM);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.FAST);
    link.carry(8e9);
    sender.send(160, FILE_SYSTEM); // it was tried not long ago
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.PLAIN);
  }

  /** The disk is the bottleneck: the coder has nothing better to do. */
  @Test
  void whereDataComeSlowlyTheyAreCodedWhateverTheLink() {
    PaperSender sender = new PaperSender(policy, link(8e9));
    sender.readAt(100e6);
    sender.send(GIB, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isEqualTo(GIB);
    assertThat(sender.lastLevel()).isEqualTo(LevelChoice.THOROUGH);
    assertThat(sender.seconds()).isLessThan(1.01 * GIB * PaperSender.FRAME / 100e6);
  }

  @Test
  void whatIsSoonOverIsCoded() {
    PaperSender sender = new PaperSender(policy, link(8e9));
    sender.send(8, FILE_SYSTEM);
    assertThat(sender.codedFrames()).isEqualTo(8);
  }

  /** Data that gain little are not worth as much time as those that gain much. */
  @Test
  void littleGainIsWorthLittleTime() {
    PaperSender sender = new PaperSender(policy, link(1e9));
    sender.send(GIB, 0.9);
    assertThat(sender.codedFrames()).isLessThan(GIB / 8);
    assertThat(sender.seconds()).isLessThan(1.25 * plainSeconds(link(1e9), GIB));
  }
}
