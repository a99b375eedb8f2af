package fieldkit.blocksync.coding;

import fieldkit.blocksync.protocol.SendCost;

/**
 * A sender on paper, whose coder takes what zstd takes on one core of a server: level 1 codes 500
 * megabytes a second, level 3 codes 310; a look at data that do not become smaller takes 20
 * microseconds.
 */
final class PaperSender {
  static final int FRAME = 1 << 20;

  private static final double LOOK_NANOS = 20_000;

  private final CodingPolicy policy;
  private final PaperLink link;
  private double sourceNanos; // between two frames that can be sent
  private double readyAt;
  private double now;
  private long dataBytes;
  private long wireBytes;
  private int codedFrames;
  private int lastLevel;

  PaperSender(CodingPolicy policy, PaperLink link) {
    this.policy = policy;
    this.link = link;
  }

  /** From now on the source reads so much a second. */
  void readAt(double bytesPerSecond) {
    sourceNanos = FRAME * 1e9 / bytesPerSecond;
  }

  /**
   * Sends frames.
   *
   * @param ratio bytes on the wire for a byte of data at level 1; 1 if they do not become smaller
   */
  void send(int frames, double ratio) {
    for (int i = 0; i < frames; i++) {
      send(ratio);
    }
  }

  private void send(double ratio) {
    readyAt = Math.max(readyAt + sourceNanos, now);
    double begin = Math.max(now, readyAt);
    int level = policy.level();
    double coding = 0;
    int wire = FRAME;
    if (level != LevelChoice.PLAIN) {
      boolean smaller = ratio < 1;
      policy.found(smaller);
      coding = smaller ? FRAME * 1e9 / (level == LevelChoice.FAST ? 500e6 : 310e6) : LOOK_NANOS;
      wire = (int) (smaller ? FRAME * ratio * (level == LevelChoice.FAST ? 1 : 0.89) : FRAME);
      codedFrames += smaller ? 1 : 0;
    }
    double end = link.send(begin + coding, wire);
    double onLink = end - begin - coding;
    policy.sent(new SendCost(FRAME, wire, (long) (begin - now), (long) coding, (long) onLink));
    now = end;
    dataBytes += FRAME;
    wireBytes += wire;
    lastLevel = level;
  }

  double seconds() {
    return now / 1e9;
  }

  /** By how much the bytes became fewer. */
  double saved() {
    return (double) dataBytes / wireBytes;
  }

  int codedFrames() {
    return codedFrames;
  }

  int lastLevel() {
    return lastLevel;
  }
}
