package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.AlignedBuffers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Does to an array what it does to a storage, at random, and compares the two. */
final class StorageOracle {
  private static final int UNIT = Storage.UNIT;

  private final SplittableRandom random;
  private final Storage storage;
  private final byte[] expected;
  private final StringBuilder story = new StringBuilder();

  StorageOracle(long seed, Storage storage, byte[] content) {
    this.random = new SplittableRandom(seed);
    this.storage = storage;
    this.expected = content;
    story.append("seed ").append(seed).append(", size ").append(content.length).append(':');
  }

  void steps(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      step();
    }
    assertThat(Bytes.readAll(storage)).as(story.toString()).isEqualTo(expected);
  }

  byte[] expected() {
    return expected;
  }

  private void step() throws IOException {
    int units = Math.ceilDiv(expected.length, UNIT);
    int first = random.nextInt(units);
    int from = first * UNIT;
    int most = Math.min(units - first, 600);
    int to = Math.min(expected.length, (first + 1 + random.nextInt(most)) * UNIT);
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> write(from, to);
      case 3, 4 -> zero(from, to);
      case 5 -> storage.forceData();
      case 6 -> extent(from);
      default -> read(from, to);
    }
  }

  private void write(int from, int to) throws IOException {
    byte[] bytes = new byte[to - from];
    random.nextBytes(bytes);
    if (random.nextInt(3) == 0) {
      Arrays.fill(bytes, (byte) 0);
    }
    System.arraycopy(bytes, 0, expected, from, bytes.length);
    ByteBuffer source = source(bytes);
    note("write", from, to);
    storage.write(source, from);
    assertThat(source.hasRemaining()).as(story.toString()).isFalse();
  }

  /** On the heap, in the middle of other bytes, direct and askew, or as direct I/O wants it. */
  private ByteBuffer source(byte[] bytes) {
    int skew = random.nextInt(1, 100);
    return switch (random.nextInt(4)) {
      case 0 -> ByteBuffer.wrap(bytes).asReadOnlyBuffer();
      case 1 -> ByteBuffer.allocate(bytes.length + skew).put(skew, bytes).position(skew);
      case 2 ->
          ByteBuffer.allocateDirect(bytes.length + 2 * skew)
              .put(skew, bytes)
              .position(skew)
              .limit(skew + bytes.length);
      default -> new AlignedBuffers(bytes.length).take(bytes.length).put(0, bytes);
    };
  }

  private void zero(int from, int to) throws IOException {
    Arrays.fill(expected, from, to, (byte) 0);
    note("zero", from, to);
    boolean _ = storage.zero(from, to - from);
  }

  private void read(int from, int to) throws IOException {
    int length = to - from - (random.nextBoolean() ? 0 : random.nextInt(Math.min(4096, to - from)));
    note("read", from, from + length);
    byte[] read;
    if (random.nextBoolean()) {
      read = Bytes.read(storage, from, length);
    } else {
      ByteBuffer target = ByteBuffer.allocate(length + 7).position(3).limit(3 + length);
      storage.read(target, from);
      read = Arrays.copyOfRange(target.array(), 3, 3 + length);
    }
    assertThat(read)
        .as(story.toString())
        .isEqualTo(Arrays.copyOfRange(expected, from, from + length));
  }

  /** Whatever is said to be a hole must be zeros. */
  private void extent(int from) throws IOException {
    int data = Math.toIntExact(storage.nextData(from));
    int hole = Math.toIntExact(storage.nextHole(from));
    note("extent data %d hole %d".formatted(data, hole), from, data);
    assertThat(data).as(story.toString()).isBetween(from, expected.length);
    assertThat(hole).as(story.toString()).isBetween(from, expected.length);
    for (int i = from; i < data; i++) {
      assertThat(expected[i]).as("%s, byte %d", story, i).isZero();
    }
  }

  private void note(String what, int from, int to) {
    story.append(' ').append(what).append(' ').append(from).append('-').append(to).append(';');
  }
}
