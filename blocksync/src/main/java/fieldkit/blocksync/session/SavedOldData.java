package fieldkit.blocksync.session;

import fieldkit.blocksync.device.Storage;
import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.CRC32C;

/**
 * Keeps what is overwritten in a file, in records that are on the disk before what they save is
 * overwritten. Of each place only the first, for that is what was there before.
 *
 * <pre>
 * "blocksync old 1\n", u64 size of the device, then records:
 * u64 position, u32 length, length bytes, u32 CRC-32C of all three
 * </pre>
 *
 * The last record has the position {@link #END} and no bytes. It is not there if the writer was
 * killed.
 */
public final class SavedOldData {
  static final byte[] TITLE = "blocksync old 1\n".getBytes(StandardCharsets.US_ASCII);
  static final int MOST = 1 << 20;
  static final long END = -1;

  private static final int ONLY_THE_OWNER = 0600;

  private final FileAccess files;

  /** Files are made through this. */
  public SavedOldData(FileAccess files) {
    this.files = files;
  }

  /** A new file for what a device is about to lose. */
  public OldDataFile create(RawPath path, Storage storage) throws IOException {
    DurableOutput file = make(path);
    try {
      ByteBuffer head = ByteBuffer.allocate(TITLE.length + Long.BYTES);
      file.write(head.put(TITLE).putLong(storage.size()).array());
      file.force();
      files.forceDirectory(path.parent());
      return new Saving(file, storage);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private DurableOutput make(RawPath path) throws IOException {
    try {
      return files.create(path, ONLY_THE_OWNER);
    } catch (FileFault fault) {
      throw new FileFault(
          fault.reason(), "%s: %s".formatted(path.text(), FileFault.reasonOf(fault)));
    }
  }

  /** One file that is being written. */
  private static final class Saving implements OldDataFile {
    private static final int UNIT = 1 << 16;

    private final DurableOutput file;
    private final Storage storage;
    private boolean broken;
    private final BitSet kept = new BitSet(); // units of 64 KiB at most 2^31: 128 TiB

    Saving(DurableOutput file, Storage storage) {
      this.file = file;
      this.storage = storage;
    }

    @Override
    public synchronized void keep(long position, long length) throws IOException {
      long end = Math.min(storage.size(), Math.ceilDiv(position + length, UNIT) * UNIT);
      boolean wrote = false;
      for (long at = position - position % UNIT; at < end; ) {
        int unit = Math.toIntExact(at / UNIT);
        if (kept.get(unit)) {
          at += UNIT;
          continue;
        }
        int most = (int) Math.min(MOST, end - at);
        int units = Math.ceilDiv(most, UNIT);
        int next = kept.nextSetBit(unit);
        int count = next < 0 ? most : (int) Math.min(most, (long) (next - unit) * UNIT);
        save(at, count);
        kept.set(unit, unit + Math.min(units, Math.ceilDiv(count, UNIT)));
        wrote = true;
        at += count;
      }
      if (wrote) {
        file.force();
      }
    }

    private void save(long position, int length) throws IOException {
      ByteBuffer data = ByteBuffer.allocateDirect(length);
      storage.read(data, position);
      broken = true; // until all of the record is there nothing may follow it
      record(position, data.flip());
      broken = false;
    }

    private void record(long position, ByteBuffer data) throws IOException {
      int length = data.remaining();
      ByteBuffer record = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + length);
      record.putLong(position).putInt(length).put(data);
      CRC32C check = new CRC32C();
      check.update(record.array(), 0, record.position());
      file.write(record.putInt((int) check.getValue()).array());
    }

    @Override
    public synchronized void close() throws IOException {
      try (file) {
        if (!broken) {
          record(END, ByteBuffer.allocate(0));
        }
        file.force();
      }
    }
  }
}
