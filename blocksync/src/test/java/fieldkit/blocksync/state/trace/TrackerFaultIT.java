package fieldkit.blocksync.state.trace;

import static fieldkit.blocksync.state.trace.LoopDevice.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.common.io.FileAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong with a tracker, it does not vouch. */
@EnabledOnOs(OS.LINUX)
class TrackerFaultIT {
  private final FileAccess files = FileAccess.ofThisSystem();
  private Path folder;
  private TrackerSettings settings;

  @BeforeEach
  void enter(@TempDir Path itsOwn) {
    folder = itsOwn;
    settings = RunningTracker.settings(itsOwn.resolve("run"));
  }

  private LoopDevice loop() throws IOException {
    return LoopDevice.of(folder.resolve("image"), 16);
  }

  private static Path instance(LoopDevice loop) throws IOException {
    return Path.of("/sys/kernel/tracing/instances", TrackerSettings.instance(loop.number()));
  }

  private static void assertUnknown(RunningTracker running, Mark mark, String why) {
    assertThat(mark.isKnown()).isTrue();
    Changes changes = running.tracker().changedSince(mark);
    assertThat(changes.ranges()).isEmpty();
    assertThat(changes.reason()).contains(why);
  }

  private static void assertVouches(RunningTracker running) {
    Mark mark = running.tracker().mark();
    assertThat(running.tracker().changedSince(mark).ranges()).isPresent();
  }

  @Test
  void nobodyWatches() throws IOException {
    try (LoopDevice loop = loop()) {
      TraceTracker tracker = new TraceTracker(settings, loop.number());
      assertThat(tracker.mark()).isEqualTo(Mark.NONE);
      assertThat(tracker.changedSince(Mark.NONE).reason()).isEqualTo("it was not watched then");
      assertThat(tracker.changedSince(new Mark("trace x 1")).reason())
          .isEqualTo("nobody watches it");
      assertThat(new TrackerControl(files, settings).stop(loop.number())).isFalse();
      assertThat(new TrackerControl(files, settings).all()).isEmpty();
    }
  }

  @Test
  void eventsAreLostWhereTheBufferIsTooSmall() throws Exception {
    TrackerSettings tiny =
        new TrackerSettings(
            settings.runtime(),
            settings.tracefs(),
            1,
            Duration.ofMillis(500),
            settings.patience(),
            settings.overlap());
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(tiny, loop.number())) {
      Mark mark = running.tracker().mark();
      sh("dd if=/dev/urandom of=%s bs=4k count=2000 oflag=direct".formatted(loop.path()));
      assertUnknown(running, mark, "the kernel lost events");
      assertVouches(running);
      assertUnknown(running, mark, "the kernel lost events");
    }
  }

  @Test
  void aKilledDaemonVouchesNoMore() throws Exception {
    try (LoopDevice loop = loop()) {
      Process process = start(loop);
      Mark mark;
      try {
        mark = new TraceTracker(settings, loop.number()).mark();
        assertThat(mark.isKnown()).isTrue();
      } finally {
        process.destroyForcibly();
      }
      int _ = process.waitFor();
      assertThat(instance(loop)).as("what it left").isDirectory();
      assertThat(settings.socket(loop.number())).exists();
      Changes changes = new TraceTracker(settings, loop.number()).changedSince(mark);
      assertThat(changes.ranges()).isEmpty();
      assertThat(changes.reason()).isEqualTo("nobody watches it");

      try (RunningTracker running = RunningTracker.start(settings, loop.number())) {
        assertUnknown(running, mark, "started after the last session");
        assertVouches(running);
      }
      assertThat(instance(loop)).doesNotExist();
    }
  }

  @Test
  void whatAKilledDaemonLeftIsTakenAway() throws Exception {
    try (LoopDevice loop = loop()) {
      Process process = start(loop);
      process.destroyForcibly();
      int _ = process.waitFor();
      assertThat(new TrackerControl(files, settings).stop(loop.number())).isFalse();
      assertThat(instance(loop)).doesNotExist();
      assertThat(settings.socket(loop.number())).doesNotExist();
    }
  }

  @Test
  void aDaemonIsShownAndStopped() throws Exception {
    try (LoopDevice loop = loop()) {
      Process process = start(loop);
      try {
        TrackerControl control = new TrackerControl(files, settings);
        sh("dd if=/dev/urandom of=%s bs=4k count=3 oflag=direct".formatted(loop.path()));
        assertThat(new TraceTracker(settings, loop.number()).mark().isKnown()).isTrue();
        TrackerStatus status = control.all().getFirst();
        assertThat(status.device()).isEqualTo(loop.number());
        assertThat(status.process()).isEqualTo(process.pid());
        assertThat(status.events()).isGreaterThanOrEqualTo(3);
        assertThat(status.lastLoss()).isEmpty();
        assertThat(control.stop(loop.number())).isTrue();
        assertThat(process.waitFor()).isZero();
        assertThat(instance(loop)).doesNotExist();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aDeviceIsWatchedOnce() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      assertThatThrownBy(() -> RunningTracker.start(settings, loop.number()).close())
          .hasMessage("is watched already");
      TrackerSettings elsewhere = RunningTracker.settings(folder.resolve("elsewhere"));
      assertThatThrownBy(() -> RunningTracker.start(elsewhere, loop.number()).close())
          .hasMessageContaining("is in use");
      assertVouches(running);
    }
  }

  @Test
  void whatIsNoDeviceIsNotWatched() {
    assertThatThrownBy(() -> RunningTracker.start(settings, "4095:1048575").close())
        .hasMessage("is no block device");
  }

  @Test
  void anotherDiskUnderTheSameNumberIsAnotherDisk() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      Mark mark = running.tracker().mark();
      sh("truncate -s 16M %s".formatted(folder.resolve("other")));
      sh(
          "losetup -d %s; losetup %s %s"
              .formatted(loop.path(), loop.path(), folder.resolve("other")));
      assertUnknown(running, mark, "the device is another one now");
      assertVouches(running);
    }
  }

  @Test
  void aDeviceThatGrewBeginsAnew() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      Mark mark = running.tracker().mark();
      sh("truncate -s 24M %s; losetup -c %s".formatted(loop.image(), loop.path()));
      assertUnknown(running, mark, "another size");
      Mark now = running.tracker().mark();
      sh("dd if=/dev/urandom of=%s bs=4k seek=5000 count=1 oflag=direct".formatted(loop.path()));
      assertThat(running.tracker().changedSince(now).ranges().orElseThrow().end())
          .isEqualTo(5001L * 4096);
    }
  }

  @Test
  void whoMeddlesWithTheInstanceIsNoticed() throws Exception {
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(settings, loop.number())) {
      List<String> meddlings =
          List.of(
              "echo 0 > events/block/block_rq_complete/enable",
              "echo 'dev == 1' > events/block/block_bio_queue/filter");
      List<String> repairs =
          List.of(
              "echo 1 > events/block/block_rq_complete/enable",
              "cat ../keep > events/block/block_bio_queue/filter");
      Path kept = folder.resolve("filter");
      sh("cat %s/events/block/block_bio_queue/filter > %s".formatted(instance(loop), kept));
      for (int i = 0; i < meddlings.size(); i++) {
        Mark mark = running.tracker().mark();
        sh("cd %s && %s".formatted(instance(loop), meddlings.get(i)));
        assertUnknown(running, mark, "somebody changed its trace instance");
        sh("cd %s && %s".formatted(instance(loop), repairs.get(i).replace("../keep", kept + "")));
        assertUnknown(running, mark, "somebody changed its trace instance");
        assertVouches(running);
      }
    }
  }

  @Test
  void aTrackerThatDoesNotAnswerIsNotWaitedFor() throws Exception {
    TrackerSettings hasty =
        new TrackerSettings(
            settings.runtime(),
            settings.tracefs(),
            settings.bufferKib(),
            settings.pause(),
            Duration.ofSeconds(1),
            Duration.ZERO);
    try (LoopDevice loop = loop();
        RunningTracker running = RunningTracker.start(hasty, loop.number())) {
      Mark mark = running.tracker().mark();
      sh("echo 0 > %s/tracing_on".formatted(instance(loop)));
      assertThat(running.tracker().changedSince(mark).ranges()).isEmpty();
      assertThat(running.tracker().mark()).isEqualTo(Mark.NONE);
      sh("echo 1 > %s/tracing_on".formatted(instance(loop)));
      assertThat(running.tracker().changedSince(mark).ranges()).isEmpty();
    }
  }

  private Process start(LoopDevice loop) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TrackerProbe.class.getName(),
                settings.runtime().toString(),
                loop.number())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("ready");
    return process;
  }

  @Test
  void tracefsIsMountedWhereItIsMissing() throws Exception {
    try (LoopDevice loop = loop()) {
      Path root = Files.createDirectory(folder.resolve("tracing"));
      TrackerSettings other =
          new TrackerSettings(
              settings.runtime(),
              root,
              settings.bufferKib(),
              settings.pause(),
              settings.patience(),
              settings.overlap());
      try (RunningTracker running = RunningTracker.start(other, loop.number())) {
        assertVouches(running);
      } finally {
        sh("umount " + root);
      }
    }
  }
}
