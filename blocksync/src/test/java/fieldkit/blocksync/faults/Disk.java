package fieldkit.blocksync.faults;

import fieldkit.blocksync.device.Footprint;
import fieldkit.blocksync.device.Medium;
import fieldkit.blocksync.device.Origin;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.device.WriteMark;
import fieldkit.blocksync.device.content.Content;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A disk that forgets what was not forced to it when its power goes, and that can be asked whether
 * anything was ever written to it that should not be. Safe for several threads.
 */
final class Disk {
  private static final int SECTOR = 512;

  private final String name;
  private final byte[] content; // what is read
  private final byte[] durable; // what survives
  private final BitSet dirty = new BitSet(); // sectors in which they may differ
  private final boolean tellsHoles;
  private byte @Nullable [] wanted; // what may be written
  private @Nullable String violation;
  private int sleepsOneIn;
  private int life; // who opened it in an earlier one is dead
  private int boot;
  private long writes;
  private long written;
  private long forced;

  /**
   * @param tellsHoles whether it is like a file, which knows where it is empty
   */
  Disk(String name, byte[] content, boolean tellsHoles) {
    this.name = name;
    this.content = content.clone();
    this.durable = content.clone();
    this.tellsHoles = tellsHoles;
  }

  /** From now on only these bytes may be written, each to its place; null for none at all. */
  synchronized void expect(byte @Nullable [] bytes) {
    wanted = bytes;
    written = 0;
    forced = 0;
  }

  /** Has one write in so many take a while; 0 for none. */
  void sleeps(int oneIn) {
    sleepsOneIn = oneIn;
  }

  /** What was written although it must not be. */
  synchronized Optional<String> violation() {
    return Optional.ofNullable(violation);
  }

  /** Bytes written or made zeros since it was told what to expect. */
  synchronized long written() {
    return written;
  }

  /** What it holds, a copy. */
  synchronized byte[] content() {
    return content.clone();
  }

  /** What it would hold after a loss of power. */
  synchronized byte[] durable() {
    return durable.clone();
  }

  /** Somebody else writes to it, durably. */
  synchronized void change(byte[] fresh) {
    System.arraycopy(fresh, 0, content, 0, content.length);
    System.arraycopy(fresh, 0, durable, 0, content.length);
    dirty.clear();
    writes++;
  }

  /** Whoever has opened it is killed: nothing that he does reaches it any more. */
  synchronized void kill() {
    life++;
  }

  /** The power goes: of what was not forced, any part is lost. */
  synchronized void crash(SplittableRandom random) {
    int keep = random.nextInt(3);
    for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
      int from = sector * SECTOR;
      int length = Math.min(SECTOR, content.length - from);
      if (keep == 1 || (keep == 2 && random.nextBoolean())) {
        System.arraycopy(content, from, durable, from, length);
      } else {
        System.arraycopy(durable, from, content, from, length);
      }
    }
    dirty.clear();
    life++;
    boot++;
    writes = 0;
  }

  synchronized Storage open() {
    return new Handle(life);
  }

  private StorageFacts facts() {
    RawPath path = RawPath.ofText("/dev/" + name);
    return new StorageFacts(
        path,
        path,
        StorageFacts.Kind.BLOCK_DEVICE,
        content.length,
        new Medium(512, 4096, false, false, true, "memory", name, ""),
        Content.NONE,
        new Origin("machine of " + name, "boot " + boot, "7:1", 0, 1),
        new WriteMark("boot=%d written=%d".formatted(boot, writes)),
        Footprint.unknown(),
        List.of(),
        List.of());
  }

  private void judge(ByteBuffer data, long position) {
    byte[] right = wanted;
    int at = (int) position;
    if (right == null
        || at + data.remaining() > right.length
        || !data.equals(ByteBuffer.wrap(right, at, data.remaining()))) {
      violation = "%d bytes at %d".formatted(data.remaining(), position);
    }
  }

  private void put(ByteBuffer data, long position) {
    judge(data, position);
    int count = data.remaining();
    data.get(content, (int) position, count);
    dirty.set((int) position / SECTOR, Math.ceilDiv((int) position + count, SECTOR));
    writes++;
    written += count;
  }

  private void keep() {
    for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
      int from = sector * SECTOR;
      System.arraycopy(content, from, durable, from, Math.min(SECTOR, content.length - from));
    }
    dirty.clear();
    forced++;
  }

  /** How often it was forced since it was told what to expect. */
  synchronized long forced() {
    return forced;
  }

  private void dawdle() throws IOException {
    if (sleepsOneIn > 0 && ThreadLocalRandom.current().nextInt(sleepsOneIn) == 0) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(4));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private final class Handle implements Storage {
    private final int born;

    Handle(int born) {
      this.born = born;
    }

    private void live() throws IOException {
      if (born != life) {
        throw new IOException("the machine is off");
      }
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void read(ByteBuffer target, long position) throws IOException {
      synchronized (Disk.this) {
        live();
        target.put(content, (int) position, target.remaining());
      }
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      dawdle();
      synchronized (Disk.this) {
        live();
        put(source, position);
      }
    }

    @Override
    public boolean zero(long position, long length) throws IOException {
      write(ByteBuffer.allocate((int) length), position);
      return true;
    }

    @Override
    public long nextData(long position) {
      synchronized (Disk.this) {
        int at = (int) position;
        while (tellsHoles && at < content.length && isZero(at)) {
          at = Math.min(content.length, at + UNIT);
        }
        return at;
      }
    }

    private boolean isZero(int at) {
      int end = Math.min(content.length, at + UNIT);
      return Arrays.equals(content, at, end, new byte[end - at], 0, end - at);
    }

    @Override
    public long nextHole(long position) {
      return content.length;
    }

    @Override
    public void forceData() throws IOException {
      dawdle();
      synchronized (Disk.this) {
        live();
        keep();
      }
    }

    @Override
    public void force() throws IOException {
      forceData();
    }

    @Override
    public StorageFacts facts() throws IOException {
      synchronized (Disk.this) {
        live();
        return Disk.this.facts();
      }
    }

    @Override
    public void close() {}
  }
}
