package fieldkit.blocksync.state;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two devices of which everything is known, and what their hosts would say of them. */
final class World implements ChangeTracker {
  static final int REGIONS = 24;
  static final Geometry GEOMETRY = new Geometry(REGIONS * 4096L - 100, 4096);

  /** Few contents, so that regions come to hold again what they held before. */
  private static final int CONTENTS = 4;

  final int[] source = new int[REGIONS];
  final int[] target = new int[REGIONS];
  String boot = "boot 0";
  String leftSession = "";
  String leftMark = "";
  private final SplittableRandom random;
  private final List<Integer> sourceWrites = new ArrayList<>();
  private long targetWrites;
  private long targetBoots;
  private long boots;
  private int epoch;
  private int epochBegan;

  World(SplittableRandom random) {
    this.random = random;
    for (int i = 0; i < REGIONS; i++) {
      source[i] = random.nextInt(CONTENTS);
      target[i] = random.nextInt(CONTENTS);
    }
  }

  static Digest digest(int content) {
    return new Digest(content * 0x9E3779B97F4A7C15L, content);
  }

  /** Somebody writes to the source. */
  void writeSource() {
    int region = random.nextInt(REGIONS);
    source[region] = random.nextInt(CONTENTS);
    sourceWrites.add(region);
  }

  /** Somebody, we maybe, writes to the target. */
  void writeTarget(int region, int content) {
    target[region] = content;
    targetWrites++;
  }

  void somebodyWritesTarget() {
    writeTarget(random.nextInt(REGIONS), random.nextInt(CONTENTS));
  }

  /** The machine of client and source goes down; the source may lose what was written last. */
  void powerCut() {
    boots++;
    boot = "boot " + boots;
    for (int i = 0; i < 3; i++) {
      writeSource();
    }
    loseSight();
  }

  void restartTarget() {
    targetBoots++;
    targetWrites = 0;
  }

  /** The tracker misses something. */
  void loseSight() {
    epoch++;
    epochBegan = sourceWrites.size();
  }

  String sourceMark() {
    return boot + ", " + sourceWrites.size() + " writes";
  }

  String targetMark() {
    return "boot " + targetBoots + ", " + targetWrites + " writes";
  }

  /** The target's end is told of the cut, and leaves its note. */
  void leave(String session) {
    leftSession = session;
    leftMark = targetMark();
  }

  Present present() {
    Mark mark = mark();
    return new Present(
        new PairIdentity("source", "target"),
        GEOMETRY,
        "xxh3",
        mark,
        sourceMark(),
        targetMark(),
        leftSession,
        leftMark);
  }

  @Override
  public Mark mark() {
    return new Mark(epoch + " " + sourceWrites.size());
  }

  @Override
  public Changes changedSince(Mark mark) {
    String[] words = mark.text().split(" ", -1);
    if (words.length != 2 || Integer.parseInt(words[0]) != epoch) {
      return Changes.unknown("lost sight");
    }
    int from = Math.max(epochBegan, Integer.parseInt(words[1]));
    List<ByteRange> ranges = new ArrayList<>();
    for (int region : sourceWrites.subList(from, sourceWrites.size())) {
      ranges.add(new ByteRange(region * 4096L + 7, region * 4096L + 8));
    }
    return Changes.within(ByteRanges.of(ranges), "seen");
  }
}
