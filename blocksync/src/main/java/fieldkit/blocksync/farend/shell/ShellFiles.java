package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files and devices of a host where nothing runs but a shell, as far as a sync needs them. What
 * was looked up is remembered until {@link #refresh}.
 */
final class ShellFiles implements FileAccess {
  private final ShellChannel channel;
  private final ShellTexts texts;
  private final Map<RawPath, ShellFound> found = new ConcurrentHashMap<>();
  private volatile Optional<RawPath> created = Optional.empty();
  private volatile @Nullable ShellFile held;

  ShellFiles(ShellChannel channel) throws IOException {
    this.channel = channel;
    this.texts = new ShellTexts(channel);
    texts.refresh();
  }

  KernelTexts texts() {
    return texts;
  }

  ShellChannel channel() {
    return channel;
  }

  /** What is open now. */
  Optional<ShellFile> held() {
    return Optional.ofNullable(held);
  }

  /** Looks at everything anew when it is asked for next. */
  void refresh() throws IOException {
    found.clear();
    texts.refresh();
  }

  @Override
  public FileStatus status(RawPath path, boolean followLink) throws IOException {
    return followLink
        ? find(path).status()
        : ShellStatus.parse(channel.call("stat_it " + ShellNames.octal(path)).line(0)).status();
  }

  @Override
  public ShellFound find(RawPath path) throws IOException {
    ShellFound known = found.get(path);
    if (known == null) {
      Answer answer = channel.call("find_it " + ShellNames.octal(path));
      byte[] real = answer.line(1).getBytes(StandardCharsets.ISO_8859_1);
      known = new ShellFound(this, ShellStatus.parse(answer.line(0)), RawPath.of(real));
      found.put(path, known);
    }
    return known;
  }

  /** Opens what was found. What is only to be looked at is not opened before it is read. */
  BlockFile open(ShellFound file, FoundFile.Opening opening) throws IOException {
    ShellFile open = new ShellFile(this, file, opening);
    if (opening.writable()) {
      open.hold();
    }
    return open;
  }

  /** Whether it was made just now, and so holds nothing but zeros. */
  boolean isFresh(ShellFound file) {
    return created.equals(Optional.of(file.path()));
  }

  /** Something was written. */
  void written() {
    created = Optional.empty();
  }

  /** This one is what the shell has open from now on. */
  void holds(@Nullable ShellFile file) {
    held = file;
  }

  @Override
  public DurableOutput create(RawPath path, int permissions) throws IOException {
    Answer _ = channel.call("make " + ShellNames.octal(path));
    found.remove(path);
    created = Optional.of(path);
    return new Made();
  }

  /** A file that was made, and is written to otherwise. */
  private static final class Made extends DurableOutput {
    @Override
    public void force() {}

    @Override
    public void write(int b) throws IOException {
      throw unsupported();
    }
  }

  @Override
  public void remove(RawPath path) throws IOException {
    found.remove(path);
    Answer _ = channel.call("drop " + ShellNames.octal(path));
  }

  @Override
  public void forceDirectory(RawPath path) throws IOException {
    Answer _ = channel.call("settle " + ShellNames.octal(path));
  }

  @Override
  public RawPath realPath(RawPath path) throws IOException {
    return find(path).path();
  }

  @Override
  public OpenFile open(RawPath path, boolean followLink) throws IOException {
    throw unsupported();
  }

  @Override
  public OpenFile openDirect(RawPath path) throws IOException {
    throw unsupported();
  }

  @Override
  public OpenDirectory openDirectory(RawPath path, boolean followLink) throws IOException {
    throw unsupported();
  }

  @Override
  public FolderHandle folder(RawPath path) throws IOException {
    throw unsupported();
  }

  @Override
  public OutputStream overwrite(RawPath path) throws IOException {
    throw unsupported();
  }

  @Override
  public void rename(RawPath from, RawPath to) throws IOException {
    throw unsupported();
  }

  @Override
  public OutputStream standardOutput() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public int descriptorLimit() {
    return 1;
  }

  private static FileFault unsupported() {
    return new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }
}
