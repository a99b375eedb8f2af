package fieldkit.dupes.undo;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.OpenFile;
import fieldkit.dupes.act.Name;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Makes a file of its own again from the kept copy, if that still holds the same content. */
final class KeptContent {
  private static final int BLOCK = 1 << 18;
  private static final int ONLY_THE_OWNER = 0600;

  /** Without the bits that lend the owner's rights, which must not be lent by somebody else. */
  private static final int PLAIN_PERMISSIONS = 0777;

  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
  private final byte[] bytes = new byte[BLOCK];
  private final byte[] zeros = new byte[BLOCK];
  private final UndoListener listener;

  KeptContent(UndoListener listener) {
    this.listener = listener;
  }

  /**
   * Writes the content and metadata that {@code step} tells of to a new file.
   *
   * @throws IOException if the kept copy is gone or has changed; the new file is removed
   */
  void copy(StepRecord step, Name kept, Name copy) throws IOException {
    try (OpenFile source = open(kept)) {
      FileStatus status = source.status();
      if (status.kind() != FileKind.REGULAR || status.size() != step.file().size()) {
        throw changed();
      }
      NewFile file = copy.folder().create(copy.bytes(), ONLY_THE_OWNER);
      try {
        fill(step, source, status, file);
      } catch (IOException e) {
        removeAfter(e, copy);
        throw e;
      }
    }
  }

  private void fill(StepRecord step, OpenFile source, FileStatus status, NewFile file)
      throws IOException {
    try (file) {
      if (copyBytes(source, file, status) != step.checksum()) {
        throw changed();
      }
      setMetadata(step, file);
      file.force();
    }
  }

  private static void removeAfter(IOException why, Name copy) {
    try {
      copy.folder().remove(copy.bytes());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static OpenFile open(Name kept) throws IOException {
    try {
      return kept.folder().open(kept.bytes());
    } catch (FileFault fault) {
      throw new IOException(
          "the copy that was kept, %s: %s".formatted(kept.path().text(), fault.getMessage()),
          fault);
    }
  }

  static IOException changed() {
    return new IOException("the copy that was kept has changed since");
  }

  private long copyBytes(OpenFile source, NewFile file, FileStatus status) throws IOException {
    CRC32C checksum = new CRC32C();
    long position = 0;
    while (position < status.size()) {
      long data = status.mayHaveHoles() ? source.nextData(position) : position;
      if (data > position) {
        skip(data - position, file, checksum);
        position = data;
        continue;
      }
      int read = source.read(block.clear(), position);
      if (read == 0) {
        throw changed();
      }
      block.get(0, bytes, 0, read);
      file.write(bytes, 0, read);
      checksum.update(bytes, 0, read);
      position += read;
    }
    return checksum.getValue();
  }

  private void skip(long length, NewFile file, CRC32C checksum) throws IOException {
    file.skip(length);
    for (long left = length; left > 0; left -= BLOCK) {
      checksum.update(zeros, 0, (int) Math.min(left, BLOCK));
    }
  }

  private interface Setting {
    void apply() throws IOException;
  }

  private void setMetadata(StepRecord step, NewFile file) throws IOException {
    StepRecord.Victim was = step.file();
    FileStatus now = file.status();
    boolean owned =
        (now.userId() == was.userId() && now.groupId() == was.groupId())
            || set(step, "owner and group", () -> file.setOwner(was.userId(), was.groupId()));
    setAttributes(step, file, false); // while its permissions allow to
    int permissions = owned ? was.permissions() : was.permissions() & PLAIN_PERMISSIONS;
    boolean _ = set(step, "permissions", () -> file.setPermissions(permissions));
    setAttributes(step, file, true);
    boolean _ = set(step, "time", () -> file.setModified(was.modified()));
  }

  /** The system's attributes are access control lists, which can take permissions away. */
  private void setAttributes(StepRecord step, NewFile file, boolean system) {
    for (String name : step.attributes().names()) {
      if (name.startsWith("system.") == system) {
        boolean _ = set(step, name, () -> file.setAttribute(name, step.attributes().value(name)));
      }
    }
  }

  private boolean set(StepRecord step, String what, Setting setting) {
    try {
      setting.apply();
      return true;
    } catch (IOException e) {
      listener.metadataNotRestored(step.path(), what, FileFault.reasonOf(e));
      return false;
    }
  }
}
