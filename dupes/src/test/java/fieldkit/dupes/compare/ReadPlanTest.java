package fieldkit.dupes.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

  @Test
  void everyByteIsInExactlyOneStage() {
    SplittableRandom random = new SplittableRandom(1);
    for (long size = 0; size < 5000; size++) {
      checkCoverage(size, ReadPolicy.forSolidState());
      checkCoverage(size, ReadPolicy.forSpinningDisks());
    }
    for (int i = 0; i < 500; i++) {
      long size = random.nextLong(40L << 20);
      checkCoverage(size, ReadPolicy.forSolidState());
      checkCoverage(size, ReadPolicy.forSpinningDisks());
      checkCoverage(random.nextInt(20_000), ReadPolicy.forSolidState().limitedTo(16));
    }
  }

  private static void checkCoverage(long size, ReadPolicy policy) {
    List<long[]> ranges = new ArrayList<>();
    for (Stage stage : stages(size, policy)) {
      for (int i = 0; i < stage.ranges(); i++) {
        ranges.add(new long[] {stage.offset(i), stage.offset(i) + stage.length(i)});
      }
    }
    ranges.sort((a, b) -> Long.compare(a[0], b[0]));
    long covered = 0;
    for (long[] range : ranges) {
      assertThat(range[0]).as("no gap and no overlap in %d bytes", size).isEqualTo(covered);
      assertThat(range[1]).as("no empty range in %d bytes", size).isGreaterThan(covered);
      covered = range[1];
    }
    assertThat(covered).isEqualTo(size);
  }

  private static List<Stage> stages(long size, ReadPolicy policy) {
    ReadPlan plan = new ReadPlan(size, policy);
    List<Stage> stages = new ArrayList<>();
    ReadPlan.Cursor cursor = plan.start();
    Stage stage;
    while ((stage = plan.next(cursor)) != null) {
      stages.add(stage);
      cursor = plan.after(cursor, stage);
    }
    assertThat(cursor.seen()).isEqualTo(size);
    return stages;
  }

  @Test
  void aLargeFileIsProbedAtHeadTailAndInsideBeforeItsBody() {
    List<Stage> stages = stages(64L << 20, ReadPolicy.forSolidState());

    assertThat(stages.subList(0, 4))
        .extracting(Stage::kind)
        .containsExactly(Stage.Kind.HEAD, Stage.Kind.TAIL, Stage.Kind.INNER, Stage.Kind.BODY);
    assertThat(stages.get(1).end()).isEqualTo(64L << 20);
    assertThat(stages.get(2).ranges()).isEqualTo(3);
    assertThat(stages.subList(0, 3)).allMatch(stage -> stage.length() <= 512);
  }

  @Test
  void theBodysBlocksGrowToTheLargest() {
    List<Integer> lengths =
        stages(4L << 20, ReadPolicy.forSolidState()).stream()
            .filter(stage -> stage.kind() == Stage.Kind.BODY)
            .map(Stage::length)
            .toList();

    assertThat(lengths.subList(0, 4)).containsExactly(16 << 10, 64 << 10, 256 << 10, 256 << 10);
  }

  @Test
  void noStageIsLongerThanTheMemoryAllows() {
    for (int most : new int[] {16, 100, 4096}) {
      ReadPolicy policy = ReadPolicy.forSolidState().limitedTo(most);
      assertThat(stages(3L << 20, policy)).allMatch(stage -> stage.length() <= most);
      assertThat(stages(9000, policy)).allMatch(stage -> stage.length() <= most);
    }
  }

  @Test
  void whatIsSkippedIsNotRead() {
    ReadPlan plan = new ReadPlan(10L << 20, ReadPolicy.forSolidState());
    ReadPlan.Cursor cursor = plan.start();
    while (!plan.areProbesDone(cursor)) {
      Stage probe = plan.next(cursor);
      assertThat(probe).isNotNull();
      cursor = plan.after(cursor, probe);
    }

    Stage stage = plan.next(plan.skipTo(cursor, 9L << 20));

    assertThat(stage).isNotNull();
    assertThat(stage.offset(0)).isEqualTo(9L << 20);
  }
}
