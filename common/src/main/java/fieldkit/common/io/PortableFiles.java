package fieldkit.common.io;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The file system through Java's own library, for systems without a native implementation. It works
 * on any Unix, but cannot see holes or shared storage, and looks at names where the native one
 * looks at descriptors.
 */
final class PortableFiles implements FileAccess {
  private static final int TYPICAL_DESCRIPTOR_LIMIT = 256; // macOS, launchctl limit maxfiles

  @Override
  public FileStatus status(RawPath path, boolean followLink) throws IOException {
    return status(toPath(path), followLink);
  }

  static FileStatus status(Path path, boolean followLink) throws IOException {
    try {
      Map<String, Object> unix = Files.readAttributes(path, "unix:*", options(followLink));
      long size = number(unix, "size");
      return new FileStatus(
          number(unix, "dev"),
          number(unix, "ino"),
          (int) number(unix, "mode"),
          (int) number(unix, "nlink"),
          (int) number(unix, "uid"),
          (int) number(unix, "gid"),
          size,
          size,
          nanoseconds(unix, "lastModifiedTime"),
          nanoseconds(unix, "ctime"));
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static long nanoseconds(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }

  private static LinkOption[] options(boolean followLink) {
    return followLink ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
  }

  @Override
  public OpenFile open(RawPath path, boolean followLink) throws IOException {
    Path file = toPath(path);
    FileKind kind = status(file, followLink).kind();
    if (kind == FileKind.SYMBOLIC_LINK) {
      throw new FileFault(FileFault.Reason.TOO_MANY_LINKS_TO_FOLLOW);
    }
    if (kind == FileKind.SPECIAL) { // opening a FIFO would wait for a writer
      throw new FileFault(FileFault.Reason.OTHER, "Is not a regular file");
    }
    return channel(file, options(followLink));
  }

  @Override
  public OpenFile openDirect(RawPath path) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  public FoundFile find(RawPath path) throws IOException {
    return new PortableFoundFile(toPath(realPath(path)));
  }

  private static OpenFile channel(Path file, LinkOption[] links) throws IOException {
    Set<java.nio.file.OpenOption> options = new HashSet<>(Set.of(links));
    options.add(StandardOpenOption.READ);
    try {
      return new PortableFile(file, FileChannel.open(file, options));
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the directory closes it
  public OpenDirectory openDirectory(RawPath path, boolean followLink) throws IOException {
    Path folder = toPath(path);
    FileStatus status = status(folder, followLink);
    if (status.kind() != FileKind.DIRECTORY) {
      throw new FileFault(FileFault.Reason.NOT_A_DIRECTORY);
    }
    try {
      return new PortableDirectory(status, Files.newDirectoryStream(folder));
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public FolderHandle folder(RawPath path) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  public RawPath realPath(RawPath path) throws IOException {
    try {
      return toRaw(toPath(path).toRealPath());
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public DurableOutput create(RawPath path, int permissions) throws IOException {
    Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] bits = PosixFilePermission.values(); // from 0400 down to 0001
    for (int i = 0; i < bits.length; i++) {
      if ((permissions & 0400 >> i) != 0) {
        allowed.add(bits[i]);
      }
    }
    try {
      return new ChannelOutput(
          FileChannel.open(
              toPath(path),
              Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
              PosixFilePermissions.asFileAttribute(allowed)));
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public OutputStream overwrite(RawPath path) throws IOException {
    try {
      return Files.newOutputStream(
          toPath(path), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public void rename(RawPath from, RawPath to) throws IOException {
    try {
      Path _ = Files.move(toPath(from), toPath(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public void remove(RawPath path) throws IOException {
    Path name = toPath(path);
    if (status(name, false).kind() == FileKind.DIRECTORY) { // which delete would take when empty
      throw new FileFault(FileFault.Reason.IS_A_DIRECTORY);
    }
    try {
      Files.delete(name);
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public void forceDirectory(RawPath path) throws IOException {
    try (FileChannel folder = FileChannel.open(toPath(path), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (FileSystemException e) {
      throw fault(e);
    }
  }

  @Override
  public OutputStream standardOutput() {
    return new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          String message = e.getMessage();
          if (message != null && message.contains("roken pipe")) {
            throw new FileFault(FileFault.Reason.BROKEN_PIPE);
          }
          throw e;
        }
      }
    };
  }

  @Override
  public int descriptorLimit() {
    return TYPICAL_DESCRIPTOR_LIMIT;
  }

  /** A path of Java's for any bytes: only a URI carries those that are not text. */
  static Path toPath(RawPath path) {
    RawPath absolute =
        path.isAbsolute() ? path : toRaw(Path.of("").toAbsolutePath()).resolve(path.toBytes());
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : absolute.toBytes()) {
      if (b == '/' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
        uri.append((char) b);
      } else {
        uri.append('%').append(Character.forDigit((b >> 4) & 0xF, 16));
        uri.append(Character.forDigit(b & 0xF, 16));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The bytes of a path of Java's. */
  static RawPath toRaw(Path path) {
    String uri = path.toUri().getRawPath();
    ByteBuffer bytes = ByteBuffer.allocate(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        bytes.put((byte) Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    int length = bytes.position();
    if (length > 1 && bytes.get(length - 1) == '/') { // toUri marks a folder with a slash
      length--;
    }
    byte[] raw = new byte[length];
    bytes.get(0, raw);
    return RawPath.of(raw);
  }

  static FileFault fault(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> new FileFault(FileFault.Reason.NOT_FOUND);
      case AccessDeniedException _ -> new FileFault(FileFault.Reason.DENIED);
      case FileAlreadyExistsException _ -> new FileFault(FileFault.Reason.EXISTS);
      case NotDirectoryException _ -> new FileFault(FileFault.Reason.NOT_A_DIRECTORY);
      default -> {
        String reason = e.getReason();
        yield new FileFault(FileFault.Reason.OTHER, reason == null ? "Failed" : reason);
      }
    };
  }

  private static final class ChannelOutput extends DurableOutput {
    private final FileChannel channel;

    ChannelOutput(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
      while (source.hasRemaining()) {
        int _ = channel.write(source);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
