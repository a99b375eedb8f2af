package fieldkit.xenmigrate.handover;

import fieldkit.common.remote.ShellWords;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.stream.Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code xl migrate} of this host, which talks with us through named pipes. It is a process of a
 * session of its own and holds nothing of ours, so that it goes on whatever becomes of us:
 *
 * <ul>
 *   <li>as long as it has not been told that the receiver is ready, our end is the end of its pipe,
 *       and it lets the guest run on here;
 *   <li>from then on it waits for the verdict, for as long as it takes somebody to give it.
 * </ul>
 *
 * <p>{@code xl save -p} hears nothing: when it has sent all, the guest is paused here; when it
 * cannot, it lets the guest run on.
 *
 * <p>Source: xl(1), migrate: with an empty {@code -s} the host is a command to run. The order of
 * events: Xen, tools/xl/xl_migrate.c.
 */
public final class Sender {
  private static final int VERDICT = // the longest: a report, its status, and the guest given back
      Handshake.REPORT.length() + 1 + Handshake.PERMISSION.length();

  private final Mode mode;
  private final MigrationFolder folder;
  private final Process process;

  private Sender(Mode mode, MigrationFolder folder, Process process) {
    this.mode = mode;
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts it. It sends nothing until it hears the receiver's banner.
   *
   * @param folder made and cleared
   */
  public static Sender start(Mode mode, MigrationFolder folder, String domain) throws IOException {
    makePipe(folder.up());
    if (mode == Mode.LIVE) {
      makePipe(folder.ready());
      makePipe(folder.verdict());
    }
    ProcessBuilder builder =
        switch (mode) {
          case LIVE ->
              new ProcessBuilder("setsid", "xl", "migrate", "-s", "", domain, relay(folder));
          case SAVE ->
              new ProcessBuilder("setsid", "xl", "save", "-p", domain, folder.up().toString());
        };
    builder
        .environment()
        .merge("PATH", "/usr/local/sbin:/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(ProcessBuilder.Redirect.to(folder.log().toFile()));
    builder.redirectErrorStream(true);
    return new Sender(mode, folder, builder.start());
  }

  private static void makePipe(Path path) throws IOException {
    try {
      Process mkfifo = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).start();
      if (mkfifo.waitFor() != 0) {
        throw new IOException(path + ": no pipe could be made");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * What xl runs in place of ssh. In the background a shell gives a command no standard input,
   * POSIX 2.11, hence the third descriptor; and {@code dd} takes the verdict byte by byte as it
   * comes, from a pipe that it holds open itself.
   */
  private static String relay(MigrationFolder folder) {
    return "exec 3<&0; cat <&3 >%s & cat %s; [ -e %s ] || exit 1; exec dd bs=1 count=%d <>%s 2>/dev/null"
        .formatted(
            quoted(folder.up()),
            quoted(folder.ready()),
            quoted(folder.given()),
            VERDICT,
            quoted(folder.verdict()));
  }

  private static String quoted(Path path) {
    return ShellWords.quote(path.toString());
  }

  /** What it sends; waits until it is there. */
  public InputStream up() throws IOException {
    return Files.newInputStream(folder.up());
  }

  /** What it hears first; waits until it listens. Closed before {@link #give}, it takes it back. */
  public OutputStream ready() throws IOException {
    return Files.newOutputStream(folder.ready());
  }

  /** Whoever waits for one of its pipes to be opened comes back: nobody is there any more. */
  void releaseWaiting() {
    touch(folder.up());
    touch(folder.ready());
  }

  /** From now on it may give the guest away: once it has heard that the receiver is ready. */
  static void give(MigrationFolder folder) throws IOException {
    try (FileChannel file =
        FileChannel.open(folder.given(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }

  /**
   * Nobody will say that a receiver is ready: as long as it may not give the guest away, it gives
   * up. It may not listen yet: said again until it has ended.
   */
  static void hangUp(MigrationFolder folder) {
    touch(folder.ready());
  }

  /** Opens a pipe for both, which never waits, and closes it again. */
  private static void touch(Path pipe) {
    try (FileChannel both = both(pipe)) {
      boolean _ = both.isOpen();
    } catch (IOException gone) {
      // then nobody waits
    }
  }

  /** The guest runs there: it destroys what is left here. */
  public static void runsThere(MigrationFolder folder) throws IOException {
    verdict(folder, new byte[] {0});
  }

  /** Nobody has the guest there: it lets it run on here. */
  public static void givenBack(MigrationFolder folder) throws IOException {
    byte[] permission = Handshake.PERMISSION.bytes();
    byte[] bytes = Arrays.copyOf(new byte[] {1}, 1 + permission.length);
    System.arraycopy(permission, 0, bytes, 1, permission.length);
    verdict(folder, bytes);
  }

  private static void verdict(MigrationFolder folder, byte[] status) throws IOException {
    byte[] report = Handshake.REPORT.bytes();
    byte[] bytes = Arrays.copyOf(report, VERDICT); // all of it, so that dd ends as well
    System.arraycopy(status, 0, bytes, report.length, status.length);
    // read as well, or opening would wait for a reader that may never come
    try (FileChannel pipe = both(folder.verdict())) {
      int _ = pipe.write(ByteBuffer.wrap(bytes)); // fewer than a pipe takes at once, pipe(7)
    }
  }

  /** Open for both, which never waits; made by nobody if it is gone. */
  private static FileChannel both(Path pipe) throws IOException {
    return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether it talks with the receiver; otherwise it only sends. */
  boolean isLive() {
    return mode == Mode.LIVE;
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its number, by which it is found again by others. */
  public long pid() {
    return process.pid();
  }

  /** Waits for its end and returns its exit status, or nothing if it has not ended in time. */
  public Optional<Integer> await(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /** Runs something when it has ended. */
  void whenEnded(Runnable task) {
    var _ = process.onExit().thenRun(task);
  }

  /** What it complained of, if it says so. */
  public Optional<String> complaint() {
    try {
      return Files.readAllLines(folder.log()).stream()
          .filter(line -> line.contains("error"))
          .map(String::strip)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // what matters is how it ended
    }
  }
}
