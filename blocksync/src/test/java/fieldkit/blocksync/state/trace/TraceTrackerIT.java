package fieldkit.blocksync.state.trace;

import static fieldkit.blocksync.state.trace.LoopDevice.sh;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real loop devices, real writes: everything that changed is named. */
@EnabledOnOs(OS.LINUX)
class TraceTrackerIT {
  private static final int MEBIBYTES = 32;

  private Path folder;
  private TrackerSettings settings;

  @BeforeEach
  void enter(@TempDir Path itsOwn) {
    folder = itsOwn;
    settings = RunningTracker.settings(itsOwn.resolve("run"));
  }

  private LoopDevice loop() throws IOException {
    return LoopDevice.of(folder.resolve("image"), MEBIBYTES);
  }

  private static ByteRanges since(RunningTracker running, Mark mark) {
    assertThat(mark.isKnown()).isTrue();
    Changes changes = running.tracker().changedSince(mark);
    return changes.ranges().orElseThrow(() -> new AssertionError(changes.reason()));
  }

  private static Mark later(RunningTracker running) throws InterruptedException {
    Thread.sleep(150); // a mark is good to a tenth of a second
    return running.tracker().mark();
  }

  @Test
  void onlyWhatIsWrittenIsNamed() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      Mark first = running.tracker().mark();
      assertThat(since(running, first).list()).isEmpty();

      sh("dd if=/dev/urandom of=%s bs=4k seek=5 count=2 conv=notrunc,fsync".formatted(loop.path()));
      assertThat(since(running, first).list()).containsExactly(new ByteRange(20480, 28672));

      Mark second = later(running);
      sh("dd if=/dev/urandom of=%s bs=4k seek=99 count=1 oflag=direct".formatted(loop.path()));
      sh("dd if=%s of=/dev/null bs=1M iflag=direct".formatted(loop.path()));
      ByteRange page = new ByteRange(99 * 4096, 100 * 4096);
      assertThat(since(running, second).list()).containsExactly(page);
      assertThat(since(running, first).list()).containsExactly(new ByteRange(20480, 28672), page);
      assertThat(since(running, later(running)).list()).isEmpty();
    }
  }

  @Test
  void discardsAndZerosAreWrites() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      Mark mark = running.tracker().mark();
      sh("blkdiscard -o 1M -l 1M " + loop.path());
      sh("blkdiscard -z -o 4M -l 64K " + loop.path());
      assertThat(since(running, mark).list())
          .containsExactly(
              new ByteRange(1 << 20, 2 << 20), new ByteRange(4 << 20, (4 << 20) + 65536));
    }
  }

  @Test
  void aPartitionIsWatchedByItself() throws Exception {
    try (LoopDevice loop = loop()) {
      String part = loop.partition(1, 2048, 16384);
      try (RunningTracker running = RunningTracker.start(settings, LoopDevice.number(part))) {
        Mark mark = running.tracker().mark();
        sh("dd if=/dev/urandom of=%s bs=4k count=255 conv=notrunc,fsync".formatted(loop.path()));
        assertThat(since(running, mark).list()).as("before the partition").isEmpty();
        sh("dd if=/dev/urandom of=%s bs=4k seek=3 count=1 conv=fsync".formatted(part));
        sh("dd if=/dev/urandom of=%s bs=4k seek=260 count=1 conv=fsync".formatted(loop.path()));
        assertThat(since(running, mark).list()).containsExactly(new ByteRange(12288, 20480));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everythingThatChangedIsNamed(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LoopDevice loop = loop()) {
      String first = loop.partition(1, 2048, 24576);
      String second = loop.partition(2, 32768, 16384);
      try (RunningTracker running = RunningTracker.start(settings, loop.number())) {
        sh("mkfs.ext4 -q -F " + second);
        Path mounted = loop.mount(second, folder.resolve("mounted"));
        for (int round = 0; round < 6; round++) {
          Mark mark = running.tracker().mark();
          byte[] before = loop.content();
          for (int i = random.nextInt(1, 12); i > 0; i--) {
            write(loop.path(), first, mounted, random);
          }
          sh("sync -f %s; sync %s %s".formatted(mounted, loop.path(), first));
          ByteRanges claimed = since(running, mark);
          ByteRanges changed = Written.between(before, loop.content());
          Written.assertCovers("seed %d, round %d".formatted(seed, round), claimed, changed);
          assertThat(changed.bytes()).isPositive();
        }
      }
    }
  }

  /** Writes somewhere in some way. */
  private static void write(String disk, String part, Path mounted, SplittableRandom random) {
    int at = random.nextInt(1000);
    int pages = random.nextInt(1, 40);
    String dd = "dd if=/dev/urandom bs=4k status=none conv=notrunc ";
    switch (random.nextInt(9)) {
      case 0 -> sh(dd + "of=%s seek=%d count=%d".formatted(disk, at, pages));
      case 1 -> sh(dd + "of=%s seek=%d count=%d oflag=direct".formatted(disk, at, pages));
      case 2 -> sh(dd + "of=%s seek=%d count=%d".formatted(part, at, pages));
      case 3 -> sh(dd + "of=%s seek=%d count=%d oflag=direct,dsync".formatted(part, at, 3));
      case 4 ->
          sh("dd if=/dev/urandom bs=512 count=3 seek=%d of=%s conv=notrunc".formatted(at, part));
      case 5 -> sh(dd + "of=%s/file-%d count=%d".formatted(mounted, at % 7, pages));
      case 6 -> sh("rm -f %s/file-%d; fstrim %s || :".formatted(mounted, at % 7, mounted));
      case 7 -> sh("blkdiscard -o %d -l %d %s".formatted(at * 4096, pages * 4096, part));
      default -> sh("blkdiscard -z -o %d -l %d %s".formatted(at * 4096, pages * 4096, part));
    }
  }

  @Test
  void aWriteThatIsUnderWayAtTheMarkIsNamedAfterwards() throws Exception {
    try (LoopDevice lower = LoopDevice.of(folder.resolve("lower"), 64)) {
      sh("mkfs.ext4 -q -F " + lower.path());
      Path mounted = lower.mount(lower.path(), folder.resolve("mounted"));
      try (LoopDevice upper = LoopDevice.of(mounted.resolve("upper"), 8);
          RunningTracker running = RunningTracker.start(settings, upper.number())) {
        // what is below the device stands still, and so does a write to it
        sh("dd if=/dev/zero of=%s bs=1M count=8 oflag=direct".formatted(upper.path()));
        Process write;
        Mark mark;
        sh("fsfreeze -f " + mounted);
        try {
          write =
              new ProcessBuilder(
                      "dd",
                      "if=/dev/urandom",
                      "of=" + upper.path(),
                      "bs=4k",
                      "seek=7",
                      "count=1",
                      "oflag=direct")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start();
          Thread.sleep(600);
          assertThat(write.isAlive()).as("the write waits").isTrue();
          mark = running.tracker().mark();
          Thread.sleep(300);
          assertThat(since(running, mark).list()).isEmpty();
        } finally {
          sh("fsfreeze -u " + mounted);
        }
        assertThat(write.waitFor()).isZero();
        assertThat(since(running, mark).list()).containsExactly(new ByteRange(7 * 4096, 8 * 4096));
      }
    }
  }

  @Test
  void aDeviceWithoutRequestsIsWatchedAsWell() throws Exception {
    try (ZramDevice zram = ZramDevice.of(16);
        RunningTracker running = RunningTracker.start(settings, zram.number())) {
      Mark mark = running.tracker().mark();
      sh("dd if=/dev/urandom of=%s bs=4k seek=5 count=1 oflag=direct".formatted(zram.path()));
      sh("dd if=/dev/urandom of=%s bs=4k seek=9 count=1 conv=fsync".formatted(zram.path()));
      List<ByteRange> both = List.of(new ByteRange(20480, 24576), new ByteRange(36864, 40960));
      assertThat(since(running, mark).list()).isEqualTo(both);
      assertThat(since(running, running.tracker().mark()).list())
          .as("writes of a moment ago may be under way yet")
          .isEqualTo(both);
      Thread.sleep(600);
      assertThat(since(running, running.tracker().mark()).list()).isEmpty();
    }
  }
}
