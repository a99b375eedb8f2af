package fieldkit.blocksync.faults;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.session.OldDataFile;
import fieldkit.blocksync.session.SavedOldData;
import fieldkit.blocksync.session.SavedReader;
import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Files of old data that were changed, with checks that fit or do not. */
public final class SavedFuzz implements FuzzTarget {
  private static final int HEAD = 24;
  private static final int SIZE = 300_000;

  private final FileAccess files = FileAccess.ofThisSystem();
  private final Path folder;
  private byte[] whole = {};

  /** Its files are made there. */
  public SavedFuzz(Path folder) {
    this.folder = folder;
  }

  @Override
  public void once(SplittableRandom random) throws Exception {
    Path file = folder.resolve("saved");
    RawPath path = RawPath.ofText(file.toString());
    if (whole.length == 0) {
      whole = record(path, file);
    }
    Files.deleteIfExists(file);
    Files.write(file, random.nextBoolean() ? Mutation.of(random, whole) : checkedAnew(random));
    try (SavedReader reader = SavedReader.open(files, path)) {
      for (SavedReader.Saved next = reader.next(); next != null; next = reader.next()) {
        if (next.position() < 0 || next.position() > reader.size() - next.data().remaining()) {
          throw new AssertionError("a place that does not exist: " + next);
        }
      }
    } catch (IOException declared) {
      // it is damaged, or none
    }
  }

  private byte[] record(RawPath path, Path file) throws IOException {
    Disk disk = new Disk("old", new byte[SIZE], false);
    try (Storage storage = disk.open();
        OldDataFile old = new SavedOldData(files).create(path, storage)) {
      old.keep(0, 10);
      old.keep(200_000, 70_000);
    }
    return Files.readAllBytes(file);
  }

  /** The head of the first record is changed, and its check made to fit. */
  private byte[] checkedAnew(SplittableRandom random) {
    byte[] changed = whole.clone();
    ByteBuffer in = ByteBuffer.wrap(changed);
    int length = in.getInt(HEAD + Long.BYTES);
    byte[] position = new byte[Long.BYTES];
    in.get(HEAD, position);
    byte[] other = Mutation.of(random, position);
    in.put(HEAD, other, 0, Math.min(Long.BYTES, other.length));
    CRC32C check = new CRC32C();
    check.update(changed, HEAD, 12 + length);
    in.putInt(HEAD + 12 + length, (int) check.getValue());
    return changed;
  }
}
