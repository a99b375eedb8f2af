package fieldkit.blocksync.coding;

import fieldkit.blocksync.protocol.SendCost;

/**
 * How hard to compress, by what sending has taken so far. Pure: it knows no clock but what it is
 * told. One thread.
 *
 * <p>Coding pays as long as it makes the bytes fewer by a larger factor than it makes the time
 * longer: bytes on the wire are somebody's too, so a link must be faster than the coder by more
 * than the ratio before data are sent as they are. Time is that of the sending thread, for each
 * byte of data, over windows of some megabytes. Where that thread waited for data for longer than
 * it coded, something else is the bottleneck and coding costs nothing.
 *
 * <p>Coded frames alone say too little about a link: it empties its buffers during the coding, and
 * looks faster than it is. Where coding pays even so, no more is asked; where it does not, a trial
 * sends data as they are for a while. Trials come at distances that double.
 */
final class LevelChoice {
  /** Data go as they are. */
  static final int PLAIN = 0;

  static final int FAST = 1;
  static final int THOROUGH = 3;

  static final long WINDOW = 8L << 20;

  /** Bytes on the wire that say nothing, when more begin to come: they fill the link's buffers. */
  static final long WARM_UP = 4L << 20;

  private static final long FIRST_DISTANCE = 64L << 20;
  private static final long LAST_DISTANCE = 4L << 30;

  /**
   * So many times as long as the coding everything else must take for the higher level, which takes
   * about 1.6 times as long and makes a tenth fewer bytes of a file system. Most of that is hidden
   * behind a link's buffers; what is left of it must not be less than the second figure.
   */
  private static final double ROOM_FOR_MORE = 2.5;

  private static final double TOO_LITTLE_ROOM = 0.5;

  private static final double DOUBT = 1.1; // what changes the mode must be clear

  private enum Mode {
    CODED,
    TRIAL,
    PLAIN
  }

  private final Spent coded = new Spent(WINDOW);
  private final Spent plain = new Spent(WINDOW);
  private Mode mode = Mode.CODED;
  private int level = FAST;
  private double plainNanos; // for a byte, at the last look; 0 before the first
  private long warmUp = WARM_UP;
  private long sinceTrial = Long.MAX_VALUE / 2; // bytes of data
  private long distance = FIRST_DISTANCE;

  /** The level for the next frame, or {@link #PLAIN}. */
  int level() {
    return mode == Mode.CODED ? level : PLAIN;
  }

  /** A frame was sent at the level that was chosen. */
  void sent(SendCost cost) {
    sinceTrial += cost.dataBytes();
    if (warmUp > 0) {
      warmUp -= cost.wireBytes();
    } else if (mode == Mode.CODED && coded.add(cost)) {
      judgeCoded();
    } else if (mode != Mode.CODED && plain.add(cost)) {
      judgePlain();
    }
  }

  private void judgeCoded() {
    boolean known = sinceTrial < distance;
    if (coded.waitPerByte() >= coded.codingPerByte()
        || pays(coded.linkPerWireByte())
        || (known && pays(plainNanos * DOUBT))) {
      chooseLevel();
    } else {
      sendPlain(known ? Mode.PLAIN : Mode.TRIAL);
    }
  }

  /** Whether coding as in the last window pays on a link that takes so long for a byte. */
  private boolean pays(double linkNanos) {
    return coded.nanosPerByte() * coded.ratio() <= linkNanos;
  }

  private void chooseLevel() {
    double other = coded.otherThanCoding();
    if (level == FAST && other >= ROOM_FOR_MORE) {
      level = THOROUGH;
    } else if (level == THOROUGH && other < TOO_LITTLE_ROOM) {
      level = FAST;
    }
  }

  private void sendPlain(Mode next) {
    mode = next;
    warmUp = WARM_UP;
    plain.clear();
  }

  private void judgePlain() {
    plainNanos = plain.nanosPerByte();
    boolean free = plain.waitPerByte() >= coded.codingPerByte();
    if (mode == Mode.TRIAL) {
      tried();
      mode = free || pays(plainNanos) ? Mode.CODED : Mode.PLAIN;
    } else if (free || pays(plainNanos / DOUBT)) {
      mode = Mode.CODED;
    } else if (sinceTrial >= distance) {
      tried();
      mode = Mode.CODED; // the data may be others by now
    }
  }

  private void tried() {
    sinceTrial = 0;
    distance = Math.min(LAST_DISTANCE, 2 * distance);
  }
}
