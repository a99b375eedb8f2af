package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceGeometry;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.LoopBacking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A file or device that a shell has open. Writes are sent on without waiting for what becomes of
 * them: the next write tells, or {@link #forceContent}, which waits for all.
 */
final class ShellFile implements BlockFile {
  /** What positions are multiples of, bytes. */
  static final int UNIT = 4096;

  private static final int SECTOR = 512;

  private final ShellFiles files;
  private final ShellChannel channel;
  private final ShellFound found;
  private final FoundFile.Opening opening;
  private final AtomicReference<@Nullable IOException> failed = new AtomicReference<>();
  private volatile @Nullable ShellStatus status; // of what is open; null before it is
  private volatile long size;
  private volatile boolean punches;
  private volatile boolean locked;

  ShellFile(ShellFiles files, ShellFound found, FoundFile.Opening opening) {
    this.files = files;
    this.channel = files.channel();
    this.found = found;
    this.opening = opening;
  }

  /** Has the shell open it, if it has not. */
  void hold() throws IOException {
    if (status != null) {
      return;
    }
    String mode = opening.writable() ? "w" : "r";
    ShellStatus now =
        ShellStatus.parse(
            channel.call("hold %s %s".formatted(mode, ShellNames.octal(found.path()))).line(0));
    boolean direct = !channel.call("direct " + UNIT).line(0).isEmpty();
    if (isDevice() && !direct) { // the cache of a mounted device is stale
      throw new FileFault(
          FileFault.Reason.NOT_SUPPORTED, "dd there cannot read past the page cache");
    }
    if (isDevice()) {
      files.refresh(); // its number may have been given to another disk since it was judged
    }
    if (opening.exclusive()) {
      checkElsewhere(now.device());
    }
    size = isDevice() ? node(now.device()).size() : now.status().size();
    status = now;
    files.holds(this);
  }

  /** A shell has no open(2) O_EXCL; but it sees the mounts of all processes. */
  private void checkElsewhere(DeviceNumber device) throws IOException {
    List<String> numbers = new ArrayList<>(List.of(device.toString()));
    for (BlockNode partition : node(device).partitions()) {
      partition.number().ifPresent(number -> numbers.add(number.toString()));
    }
    Answer _ = channel.call("elsewhere " + String.join(" ", numbers));
  }

  private boolean isDevice() {
    return found.status().isBlockDevice();
  }

  private BlockNode node(DeviceNumber device) throws IOException {
    return BlockNode.of(files.texts(), device)
        .orElseThrow(() -> new FileFault(FileFault.Reason.OTHER, "No device is behind its name"));
  }

  private ShellStatus current() throws IOException {
    hold();
    ShellStatus now = status;
    if (now == null) {
      throw new IOException("it is not open");
    }
    return now;
  }

  @Override
  public FileStatus status() throws IOException {
    return current().status();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return current().device();
  }

  @Override
  public DeviceGeometry geometry() throws IOException {
    BlockNode node = node(found.device());
    return new DeviceGeometry(
        node.size(),
        sector(node, "queue/logical_block_size"),
        sector(node, "queue/physical_block_size"),
        node.disk().attribute("queue/rotational").equals(Optional.of("1")),
        node.attribute("ro").equals(Optional.of("1")),
        node.disk().attribute("diskseq").map(Long::parseLong).orElse(-1L));
  }

  private static int sector(BlockNode node, String attribute) {
    return node.disk().attribute(attribute).map(Integer::parseInt).orElse(SECTOR);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    hold();
    checkWrites();
    int wanted = target.remaining();
    long end = Math.min(size, Math.ceilDiv(position + wanted, (long) UNIT) * UNIT);
    if (wanted == 0 || end <= position) {
      return 0;
    }
    Blocks blocks = Blocks.of(position, end - position);
    Answer answer =
        channel.call(
            "get %d %d %d %s %d %s"
                .formatted(
                    blocks.size(),
                    blocks.first(),
                    blocks.count(),
                    blocks.records(),
                    blocks.length(),
                    flag("$in", blocks.length())));
    byte[] bytes = answer.bytes();
    if (bytes.length != blocks.length()
        || !answer.line(0).startsWith(digest(ByteBuffer.wrap(bytes)))) {
      throw new FileFault(FileFault.Reason.OTHER, "Other bytes arrived than were sent");
    }
    int count = Math.min(wanted, bytes.length);
    target.put(bytes, 0, count);
    return count;
  }

  /** Past the page cache, where that is possible for so many bytes. */
  private String flag(String flag, long length) {
    return length % (isDevice() ? SECTOR : UNIT) == 0 ? flag : "";
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    hold();
    checkWrites();
    files.written();
    int length = source.remaining();
    Blocks blocks = Blocks.toWrite(position, length);
    String command =
        "put %d %s %d %d %s"
            .formatted(
                length,
                digest(source.duplicate()),
                blocks.size(),
                blocks.first(),
                flag("$out", length));
    channel.send(command, source, new Writing(position));
    return length;
  }

  /** Hears what becomes of a write. */
  private final class Writing implements Reply {
    private final long position;

    Writing(long position) {
      this.position = position;
    }

    @Override
    public void done() {}

    @Override
    public void failed(IOException why) {
      IOException told =
          why instanceof FileFault
              ? new IOException("%s, at byte %d".formatted(why.getMessage(), position), why)
              : why;
      boolean _ = failed.compareAndSet(null, told);
    }
  }

  private void checkWrites() throws IOException {
    IOException why = failed.get();
    if (why != null) {
      throw Reasons.again(why);
    }
  }

  private static String digest(ByteBuffer bytes) {
    try {
      MessageDigest function = MessageDigest.getInstance("SHA-256");
      function.update(bytes);
      return HexFormat.of().formatHex(function.digest());
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public long nextData(long position) {
    return files.isFresh(found) ? size : position;
  }

  @Override
  public long nextHole(long position) {
    return files.isFresh(found) ? position : size;
  }

  @Override
  public void forceContent() throws IOException {
    hold();
    Answer _ = channel.call("flush");
    checkWrites(); // their answers came before this one
  }

  @Override
  public void force() throws IOException {
    forceContent();
  }

  @Override
  public void setLength(long length) throws IOException {
    hold();
    Answer _ = channel.call("grow " + length);
    size = length;
    Answer now = channel.call("look");
    status = ShellStatus.parse(now.line(0));
  }

  @Override
  public void punch(long position, long length) throws IOException {
    hold();
    checkWrites();
    String command = "punch %d %d".formatted(position, length);
    if (punches) {
      files.written();
      channel.send(command, ByteBuffer.allocate(0), new Writing(position));
      return;
    }
    try {
      Answer _ = channel.call(command);
      punches = true;
    } catch (FileFault fault) { // no such program, or it cannot
      throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
    }
  }

  @Override
  public void zeroRange(long position, long length) throws IOException {
    hold();
    checkWrites();
    files.written();
    long end = Math.min(position + length, size);
    long whole = (end - position) / UNIT * UNIT;
    if (whole > 0) {
      Blocks blocks = Blocks.of(position, whole);
      String command =
          "zero %d %d %d $out".formatted(blocks.size(), blocks.first(), blocks.count());
      channel.send(command, ByteBuffer.allocate(0), new Writing(position));
    }
    int rest = (int) (end - position - whole);
    if (rest > 0) {
      int _ = write(ByteBuffer.allocate(rest), position + whole);
    }
  }

  @Override
  public void zeroOut(long position, long length) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  public void dropFromCache(long position, long length) {}

  @Override
  public boolean tryLock() throws IOException {
    ShellStatus now = current();
    String id =
        isDevice()
            ? now.device().toString().replace(':', '-')
            : now.status().device() + "." + now.status().inode();
    if (!locked) {
      try {
        Answer _ = channel.call("lock_it %s %s".formatted(id, inLocks(now.status())));
        locked = true;
      } catch (FileFault fault) {
        if (fault.reason() == FileFault.Reason.IN_USE) {
          return false;
        }
        throw fault;
      }
    }
    files.refresh(); // who uses it is asked once more when nobody else can begin to
    return true;
  }

  /** How /proc/locks names a file. */
  private static String inLocks(FileStatus file) {
    DeviceNumber device = DeviceNumber.of(file.device());
    return "%02x:%02x:%d".formatted(device.major(), device.minor(), file.inode());
  }

  /** Whether /proc/locks has a lock of fcntl(2) on it, proc_locks(5). */
  @Override
  public boolean isLockedInPart() throws IOException {
    String file = " %s ".formatted(inLocks(current().status()));
    return files.texts().has("proc/locks")
        && files.texts().lines("proc/locks").stream()
            .filter(line -> line.contains("POSIX") || line.contains("OFDLCK"))
            .anyMatch(line -> line.contains(file));
  }

  @Override
  public Optional<LoopBacking> loopBacking() {
    return Optional.empty(); // only an ioctl tells; sysfs has the file's name
  }

  /** The page cache is passed by in {@link #flag}, not by a second way to the file. */
  @Override
  public int directAlignment() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<String> mapperTable(DeviceNumber device) {
    return Optional.empty();
  }

  /** How many bytes it has. */
  long size() {
    return size;
  }

  /** Past the page cache, where that is possible for so many bytes: a word for dd. */
  String readFlag(long length) {
    return flag("$in", length);
  }

  @Override
  public void close() {
    if (status != null) {
      status = null;
      files.holds(null);
      try {
        Answer _ = channel.call("let_go;ok");
      } catch (IOException gone) {
        // and with it what it had open
      }
    }
  }
}
