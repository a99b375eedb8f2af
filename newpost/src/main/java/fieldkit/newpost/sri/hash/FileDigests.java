package fieldkit.newpost.sri.hash;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The hashes of files, each file read once however many pages name it. Thread-safe. */
public final class FileDigests {
  private static final int BLOCK = 1 << 16;

  private final FileAccess files;
  private final ConcurrentMap<Wanted, Digest> known = new ConcurrentHashMap<>();

  private record Wanted(RawPath file, HashAlgorithm algorithm) {}

  /** Hashes of files seen through this access. */
  public FileDigests(FileAccess files) {
    this.files = files;
  }

  /** The hash of a file, or why it has none. */
  public Digest of(RawPath file, HashAlgorithm algorithm) {
    return known.computeIfAbsent(new Wanted(file, algorithm), this::read);
  }

  private Digest read(Wanted wanted) {
    try (OpenFile file = files.open(wanted.file(), true)) {
      if (file.status().kind() == FileKind.DIRECTORY) {
        throw new FileFault(FileFault.Reason.IS_A_DIRECTORY);
      }
      if (file.status().kind() != FileKind.REGULAR) {
        throw new FileFault(FileFault.Reason.OTHER, "Is not a regular file");
      }
      MessageDigest digest = wanted.algorithm().newDigest();
      ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
      long position = 0;
      while (file.read(block.clear(), position) > 0) {
        position += block.position();
        digest.update(block.flip());
      }
      return new Digest.Known(IntegrityValue.of(wanted.algorithm(), digest.digest()));
    } catch (IOException e) {
      return new Digest.Unknown(FileFault.reasonOf(e));
    }
  }
}
