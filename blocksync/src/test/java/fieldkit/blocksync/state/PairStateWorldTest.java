package fieldkit.blocksync.state;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.digest.Digest;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions after sessions, cut in every way, between devices that others write to: what is
 * remembered is never wrong.
 */
@EnabledOnOs(OS.LINUX)
class PairStateWorldTest {
  private static final int LIVES = 20;
  private static final int SESSIONS = 12;

  private final FileAccess files = FileAccess.ofThisSystem();
  @TempDir private Path folder;
  private int believed;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsRememberedIsNeverWrong(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int life = 0; life < LIVES; life++) {
      SplittableRandom its = random.split();
      World world = new World(its);
      Path file = folder.resolve("state-" + life);
      for (int session = 0; session < SESSIONS; session++) {
        String name = "seed %d, life %d, session %d".formatted(seed, life, session);
        session(name, world, file, its);
        between(world, its);
      }
    }
    assertThat(believed).as("how often something was").isGreaterThan(LIVES * SESSIONS);
  }

  private void between(World world, SplittableRandom random) {
    switch (random.nextInt(8)) {
      case 0, 1 -> world.writeSource();
      case 2 -> world.somebodyWritesTarget();
      case 3 -> world.loseSight();
      case 4 -> world.restartTarget();
      default -> {}
    }
  }

  private void session(String name, World world, Path file, SplittableRandom random)
      throws IOException {
    StatePlace place = new StatePlace(RawPath.ofText(file.toString()), true);
    PairState state =
        new StateOpening(files, place, world.present(), Optional.of(world), world.boot).open();
    check(name, world, state);
    if (random.nextInt(10) > 0) {
      sync(name, world, state, file, random);
    } else {
      state.close(); // a dry run
    }
  }

  private void check(String name, World world, PairState state) {
    for (int i = 0; i < World.REGIONS; i++) {
      Digest ofSource = state.ofSource(i);
      Digest ofTarget = state.ofTarget(i);
      if (ofSource != null) {
        assertThat(ofSource).as("%s, source %d", name, i).isEqualTo(World.digest(world.source[i]));
        believed++;
      }
      if (ofTarget != null) {
        assertThat(ofTarget).as("%s, target %d", name, i).isEqualTo(World.digest(world.target[i]));
        believed++;
      }
    }
  }

  private void sync(String name, World world, PairState state, Path file, SplittableRandom random)
      throws IOException {
    String session = "%032x".formatted(random.nextLong() >>> 1);
    state.begin(session);
    long forced = Files.size(file);
    List<int[]> sent = new ArrayList<>();
    int[] order = order(random);
    int cutAt = random.nextInt(3 * World.REGIONS);
    for (int i = 0; i < order.length; i++) {
      if (i == cutAt) {
        cut(world, state, file, forced, session, random);
        return;
      }
      if (random.nextInt(6) == 0) {
        world.writeSource();
      }
      region(world, state, order[i], sent);
      if (random.nextInt(5) == 0) {
        acknowledge(state, sent);
      }
      if (random.nextInt(World.REGIONS) == 0) {
        acknowledge(state, sent); // ROUND_DONE
        String _ = state.nextRound(world.mark(), world.sourceMark());
        check(name + ", next round", world, state);
      }
    }
    acknowledge(state, sent);
    state.end(world.targetMark());
    world.leftSession = "";
    world.leftMark = "";
    state.close();
  }

  /** All regions, some of them twice. */
  private static int[] order(SplittableRandom random) {
    int[] order = new int[World.REGIONS + random.nextInt(World.REGIONS)];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % World.REGIONS;
    }
    for (int swap = random.nextInt(3) * 5; swap > 0; swap--) { // mostly in order, as in life
      int a = random.nextInt(order.length);
      int b = random.nextInt(order.length);
      int kept = order[a];
      order[a] = order[b];
      order[b] = kept;
    }
    return order;
  }

  /** What the engine does with a region. */
  private void region(World world, PairState state, int region, List<int[]> sent) {
    Digest source = state.ofSource(region);
    Digest read = source == null ? World.digest(world.source[region]) : source;
    Digest target = state.ofTarget(region);
    Digest held = target == null ? World.digest(world.target[region]) : target;
    if (read.equals(held)) {
      state.equal(region, read);
    } else {
      state.sending(region);
      world.writeTarget(region, (int) read.low());
      sent.add(new int[] {region, (int) read.low()});
    }
  }

  private static void acknowledge(PairState state, List<int[]> sent) {
    for (int[] each : sent) {
      state.durable(each[0], World.digest(each[1]));
    }
    sent.clear();
  }

  private void cut(
      World world, PairState state, Path file, long forced, String session, SplittableRandom random)
      throws IOException {
    byte[] now = Files.readAllBytes(file);
    switch (random.nextInt(4)) {
      case 0 -> { // the link is cut
        state.close();
        world.leave(session);
      }
      case 1 -> { // this process is killed
        state.close();
        Path _ = Files.write(file, now);
        world.leave(session);
      }
      case 2 -> { // this machine goes down: some of what was written last comes to the disk
        state.close();
        int length = (int) random.nextLong(forced, now.length + 1L);
        byte[] kept = Arrays.copyOf(now, length);
        if (random.nextBoolean() && length > forced) {
          kept[(int) random.nextLong(forced, length)] = 0;
        }
        Path _ = Files.write(file, kept);
        world.leave(session);
        world.powerCut();
      }
      default -> state.close(); // the far end is killed, and leaves no note
    }
  }
}
