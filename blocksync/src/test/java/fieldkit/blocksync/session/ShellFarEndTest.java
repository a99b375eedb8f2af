package fieldkit.blocksync.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.blocksync.farend.FarEndRequest;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.testing.OtherShell;
import fieldkit.blocksync.testing.Programs;
import fieldkit.blocksync.testing.SilentWatcher;
import fieldkit.blocksync.testing.Similar;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with nothing but a shell at the other end, in several shells of this machine. */
@Timeout(120)
class ShellFarEndTest {
  private static final int BLOCK = 1 << 16;
  private static final int ROUNDS = 5;

  private final FileAccess files = FileAccess.ofThisSystem();
  private final List<String> notes = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void lookAround() throws IOException {
    others.addAll(waiting()); // of shells that were killed, or are at work elsewhere
  }

  @AfterEach
  void nothingStays() throws IOException, InterruptedException {
    for (int i = 0; i < 50 && !others.containsAll(waiting()); i++) {
      Thread.sleep(100); // what was cut has to notice
    }
    assertThat(waiting()).as("blocks that wait").isSubsetOf(others);
  }

  private static List<Path> waiting() throws IOException {
    List<Path> all = new ArrayList<>();
    try (var left = Files.newDirectoryStream(Path.of("/dev/shm"), "blocksync-????????*")) {
      left.forEach(all::add);
    }
    return all;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static RawPath raw(Path path) {
    return RawPath.ofText(path.toString());
  }

  private FarSide.Environment environment() {
    return new FarSide.Environment(
        new Devices(new StorageOpener(files)),
        null,
        Coders.none(),
        (_, _) -> {
          throw new IOException("nothing is kept here");
        },
        () -> false);
  }

  private static SyncPlan plan(int block) {
    return plan(block, TargetRules.STRICT, false, false, Optional.empty());
  }

  private static SyncPlan plan(
      int block, TargetRules rules, boolean create, boolean larger, Optional<RawPath> saveOld) {
    return new SyncPlan(
        OptionalInt.of(block),
        Optional.empty(),
        true,
        OptionalInt.empty(),
        0,
        0,
        ReadErrors.ABORT,
        saveOld,
        rules,
        create,
        false,
        new PairRules(larger, Map.of()),
        SyncPlan.Verify.NOTHING,
        StateUse.NONE);
  }

  /** Does something with a session's run. */
  private interface Use {
    SyncResult of(SyncRun run)
        throws IOException, RefusedException, CommandFault, InterruptedException;
  }

  private SyncResult session(OtherShell host, SyncPlan plan, Use use)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    FarEndRequest request =
        new FarEndRequest(FarEndChoice.SHELL, false, null, FarEndRequest.PATIENCE);
    try (RemoteConnector connector =
        new RemoteConnector(
            "xen2", () -> host, request, notes::add, Coders.none(), new SilentWatcher())) {
      return use.of(
          new SyncRun(
              plan,
              connector,
              environment(),
              files,
              new StateFolder(files, raw(folder)),
              new SilentWatcher()));
    }
  }

  private SyncResult push(OtherShell host, SyncPlan plan, Path source, Path target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    return session(host, plan, run -> run.push(raw(source), raw(target)));
  }

  private SyncResult pull(OtherShell host, SyncPlan plan, Path source, Path target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    return session(host, plan, run -> run.pull(raw(source), raw(target)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash", "busybox sh"})
  void makesEqualWhateverDiffers(String shell) throws Exception {
    OtherShell host = OtherShell.of(shell, folder);
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Similar.Pair pair = Similar.pair(random, 1 + random.nextInt(20 * BLOCK));
      Path source = file("source", pair.source());
      Path target = file("target", pair.target());
      int block = 4096 << random.nextInt(9);
      boolean push = random.nextBoolean();

      SyncResult result =
          push ? push(host, plan(block), source, target) : pull(host, plan(block), source, target);

      assertThat(Files.mismatch(source, target)).as("seed %d", seed).isEqualTo(-1);
      assertThat(result.counts().differ())
          .as("blocks that differ, seed %d, push %s", seed, push)
          .isEqualTo(differing(pair, block));
    }
  }

  private static long differing(Similar.Pair pair, int block) {
    long count = 0;
    for (int at = 0; at < pair.source().length; at += block) {
      int end = Math.min(at + block, pair.source().length);
      if (!Arrays.equals(pair.source(), at, end, pair.target(), at, end)) {
        count++;
      }
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "busybox sh"})
  void comparesByBlocks(String shell) throws Exception {
    Random random = new Random(7);
    byte[] bytes = new byte[5 * BLOCK + 77];
    random.nextBytes(bytes);
    Path here = file("here", bytes);
    bytes[BLOCK + 5]++;
    bytes[5 * BLOCK + 76]++;
    Path there = file("there", bytes);
    List<String> told = new ArrayList<>();

    SyncResult result =
        session(
            OtherShell.of(shell, folder),
            plan(BLOCK),
            run ->
                run.compare(
                    raw(here), raw(there), (from, length) -> told.add(from + "+" + length)));

    assertThat(told).containsExactlyInAnyOrder(BLOCK + "+" + BLOCK, 5 * BLOCK + "+77");
    assertThat(result.counts()).isEqualTo(new Counts(4, 2, 6));
    assertThat(there).hasBinaryContent(bytes);
    assertThat(result.traffic().sent()).as("no data are sent").isLessThan(BLOCK);
  }

  @Test
  void aFirstSyncStreams() throws Exception {
    byte[] bytes = new byte[150 * BLOCK];
    new Random(3).nextBytes(bytes);
    Path source = file("source", bytes);
    OtherShell host = OtherShell.of("sh", folder);

    Path made = folder.resolve("made");
    SyncResult result =
        push(host, plan(BLOCK, TargetRules.STRICT, true, false, Optional.empty()), source, made);
    assertThat(made).hasBinaryContent(bytes);
    assertThat(result.target().read()).as("what is new is not read").isZero();

    new Random(4).nextBytes(bytes);
    Path _ = file("made", bytes);
    SyncResult pulled = pull(host, plan(BLOCK), source, made);
    assertThat(made).hasSameBinaryContentAs(source);
    assertThat(pulled.counts()).isEqualTo(new Counts(0, 150, 150));
  }

  @Test
  void zerosAreNotSentAndBecomeHoles() throws Exception {
    byte[] bytes = new byte[64 * BLOCK];
    Path source = file("source", bytes);
    new Random(1).nextBytes(bytes);
    Path target = file("target", bytes);

    SyncResult result = push(OtherShell.of("sh", folder), plan(BLOCK), source, target);

    assertThat(target).hasSameBinaryContentAs(source);
    assertThat(result.traffic().sent()).isLessThan(2 * BLOCK);
    assertThat(Programs.run("stat", "-c", "%b", target.toString())).isEqualTo("0");
  }

  @Test
  void aLargerTargetKeepsTheRest() throws Exception {
    byte[] bytes = new byte[3 * BLOCK + 8192];
    new Random(1).nextBytes(bytes);
    Path source = file("source", bytes);
    byte[] more = new byte[4 * BLOCK];
    new Random(2).nextBytes(more);
    Path target = file("target", more);
    OtherShell host = OtherShell.of("sh", folder);

    assertThatThrownBy(() -> push(host, plan(BLOCK), source, target))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the source has only");
    assertThat(target).hasBinaryContent(more);
    SyncPlan larger = plan(BLOCK, TargetRules.STRICT, false, true, Optional.empty());
    SyncResult _ = push(host, larger, source, target);
    System.arraycopy(bytes, 0, more, 0, bytes.length);
    assertThat(target).hasBinaryContent(more);
    assertThat(push(host, larger, source, target).counts()).isEqualTo(new Counts(4, 0, 4));
  }

  @Test
  void refusesWhatMustNotBeWritten() throws Exception {
    Path source = file("source", new byte[2 * BLOCK]);
    OtherShell host = OtherShell.of("sh", folder);
    Path smaller = file("smaller", new byte[BLOCK]);
    assertThatThrownBy(() -> push(host, plan(BLOCK), source, smaller))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("on xen2: 64 KiB, but the source has 128 KiB");
    Path link = Files.createLink(folder.resolve("link"), source);
    assertThatThrownBy(() -> push(host, plan(BLOCK), source, link))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("are the same");
    assertThatThrownBy(() -> push(host, plan(BLOCK), source, folder))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> push(host, plan(BLOCK), source, folder.resolve("none")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("No such file");
    SyncPlan creating = plan(BLOCK, TargetRules.STRICT, true, false, Optional.empty());
    assertThatThrownBy(() -> push(host, creating, source, Path.of("/dev/vg0-none")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no plain file is made where devices are");
    assertThat(Path.of("/dev/vg0-none")).doesNotExist();
    Path target = file("target", new byte[2 * BLOCK]);
    SyncPlan keeping =
        plan(BLOCK, TargetRules.STRICT, false, false, Optional.of(raw(folder.resolve("old"))));
    assertThatThrownBy(() -> push(host, keeping, source, target))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("cannot be kept by a shell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "busybox sh"})
  void aLockedTargetIsLeftAlone(String shell) throws Exception {
    Path source = file("source", new byte[] {1, 2, 3});
    Path target = file("target", new byte[] {4, 5, 6});
    Process holder = Programs.start("flock", target.toString(), "sleep", "60");
    try {
      Programs.run("sh", "-c", "while flock -n '" + target + "' true; do sleep 0.1; done");
      assertThatThrownBy(() -> push(OtherShell.of(shell, folder), plan(BLOCK), source, target))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("locked by another program");
    } finally {
      holder.descendants().forEach(ProcessHandle::destroyForcibly);
      holder.destroyForcibly();
    }
    assertThat(target).hasBinaryContent(new byte[] {4, 5, 6});
  }

  @Test
  void aPartThatIsLockedIsSeen() throws Exception {
    Path source = file("source", new byte[] {1, 2, 3});
    Path target = file("target", new byte[] {4, 5, 6});
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
        FileLock _ = channel.lock(0, 1, false)) {
      assertThatThrownBy(() -> push(OtherShell.of("sh", folder), plan(BLOCK), source, target))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("locked a part");
    }
  }

  @Test
  void withoutFlockAFolderIsTheLock() throws Exception {
    Path source = file("source", new byte[] {1, 2, 3});
    Path target = file("target", new byte[] {4, 5, 6});
    OtherShell host = OtherShell.of("busybox sh", folder);
    String id = Programs.run("stat", "-c", "%d.%i", target.toString());
    Path lock = Files.createDirectory(Path.of("/tmp/blocksync-lock-" + id));
    Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");

    assertThatThrownBy(() -> push(host, plan(BLOCK), source, target))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("locked by another program");
    Files.writeString(lock.resolve("pid"), "4194305\n"); // no process has that number
    SyncResult _ = push(host, plan(BLOCK), source, target);

    assertThat(target).hasSameBinaryContentAs(source);
    assertThat(lock).doesNotExist();
  }

  @Test
  void anyNameWillDo() throws Exception {
    Path source = file("source", new byte[] {1, 2, 3});
    Path target = file("-it's $(rm) \"ä\\ *", new byte[] {4, 5, 6});

    SyncResult _ = push(OtherShell.of("sh", folder), plan(BLOCK), source, target);

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void whatArrivesOtherwiseIsNotWritten() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path dd = bin.resolve("dd"); // one that loses what it is given to keep
    Files.writeString(
        dd,
        "#!/bin/sh\n/usr/bin/dd \"$@\" || exit\n"
            + "case $* in of=*/b*fullblock*) f=${1#of=}; printf X | /usr/bin/dd of=\"$f\" "
            + "conv=notrunc 2>/dev/null;; esac\n");
    Files.setPosixFilePermissions(dd, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path source = file("source", new byte[] {1, 2, 3});
    Path target = file("target", new byte[] {4, 5, 6});

    assertThatThrownBy(
            () -> push(OtherShell.of("sh", folder).with(bin), plan(BLOCK), source, target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other bytes than were sent");
    assertThat(target).hasBinaryContent(new byte[] {4, 5, 6});
  }

  @Test
  void aFailingWriteIsTold() throws Exception {
    Programs.assumeThere("truncate");
    Path source = file("source", new byte[4 * BLOCK]);
    try (RandomAccessFile changed = new RandomAccessFile(source.toFile(), "rw")) {
      changed.seek(3L * BLOCK);
      changed.write(new byte[] {1, 2, 3});
    }
    Path target = file("target", new byte[4 * BLOCK]);
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path dd = bin.resolve("dd");
    Files.writeString(
        dd,
        "#!/bin/sh\ncase $* in *of=/proc/*notrunc*) "
            + "echo \"dd: error writing 'x': No space left on device\" >&2; exit 1;; esac\n"
            + "exec /usr/bin/dd \"$@\"\n");
    Files.setPosixFilePermissions(dd, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(
            () -> push(OtherShell.of("sh", folder).with(bin), plan(BLOCK), source, target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left on the device");
  }

  @Test
  void aCutAnywhereIsToldAndTheNextRunGoesOn() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      Similar.Pair pair = Similar.pair(random, 1 + random.nextInt(12 * BLOCK));
      Path source = file("source", pair.source());
      Path target = file("target", pair.target());
      long place = 500L + random.nextInt(6 * BLOCK);
      boolean there = random.nextBoolean();
      OtherShell host = OtherShell.of(random.nextBoolean() ? "sh" : "busybox sh", folder);
      OtherShell cut = host.cutAfter(there ? place : -1, there ? -1 : place);
      boolean push = random.nextBoolean();
      boolean done = false;
      try {
        SyncResult _ =
            push ? push(cut, plan(BLOCK), source, target) : pull(cut, plan(BLOCK), source, target);
        done = true;
      } catch (IOException | CommandFault told) {
        assertThat(told.getMessage()).isNotEmpty();
      }
      if (done) {
        assertThat(Files.mismatch(source, target)).as("it said so, seed %d", seed).isEqualTo(-1);
      }
      SyncResult _ =
          push ? push(host, plan(BLOCK), source, target) : pull(host, plan(BLOCK), source, target);
      assertThat(Files.mismatch(source, target)).as("seed %d", seed).isEqualTo(-1);
    }
  }
}
