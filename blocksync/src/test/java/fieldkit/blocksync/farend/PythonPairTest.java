package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Python agents, a source and a target, that talk to each other. */
@Timeout(120)
class PythonPairTest {
  private static final int BLOCK = 1 << 16;

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void names() {
    Programs.assumeThere("python3");
    source = folder.resolve("source");
    target = folder.resolve("target");
  }

  /** Bytes from the source to the target, and back. */
  private record Traffic(long there, long back) {}

  private Traffic sync(String... start) throws Exception {
    try (Agent from = Agent.start(folder);
        Agent to = Agent.start(folder)) {
      from.begin("source", source, BLOCK, start);
      to.begin("target", target, BLOCK, start);
      AtomicLong there = new AtomicLong();
      AtomicLong back = new AtomicLong();
      Thread first = pump(from.in(), to.process().getOutputStream(), there);
      Thread second = pump(to.in(), from.process().getOutputStream(), back);
      assertThat(from.status()).as("the source").isZero();
      assertThat(to.status()).as("the target").isZero();
      first.join();
      second.join();
      return new Traffic(there.get(), back.get());
    }
  }

  private static Thread pump(InputStream in, OutputStream out, AtomicLong count) {
    return Thread.ofPlatform()
        .start(() -> {
          byte[] buffer = new byte[1 << 16];
          try {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
              out.write(buffer, 0, read);
              out.flush();
              count.addAndGet(read);
            }
            out.close();
          } catch (IOException ended) {
            // the other one has gone
          }
        });
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private void checkEqual() throws IOException {
    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
  }

  @Test
  void equalEndsExchangeDigestsAlone() throws Exception {
    byte[] all = random(1, 20_000_000);
    Files.write(source, all);
    Files.write(target, all);
    Traffic traffic = sync();
    assertThat(traffic.there()).isLessThan(2000);
    assertThat(traffic.back()).isLessThan(20_000);
    checkEqual();
  }

  @Test
  void fewPagesThatDifferAreSentAlone() throws Exception {
    byte[] all = random(1, 20_000_000);
    Files.write(source, all);
    for (int at = 100_000; at < all.length; at += 1_000_000) {
      all[at]++;
    }
    Files.write(target, all);
    Traffic traffic = sync();
    assertThat(traffic.there()).isBetween(20L * 4096, 20L * 4096 + 5000);
    checkEqual();
  }

  @Test
  void whereAllDiffersItIsSentAndHardlyAskedFor() throws Exception {
    Files.write(source, random(1, 40_000_000));
    Files.write(target, random(2, 40_000_000));
    Traffic traffic = sync();
    assertThat(traffic.there()).isBetween(40_000_000L, 40_100_000L);
    assertThat(traffic.back()).isLessThan(30_000);
    checkEqual();
  }

  @Test
  void aFreshTargetIsNotAsked() throws Exception {
    byte[] all = random(1, 10_000_000);
    Arrays.fill(all, 3 * BLOCK, 60 * BLOCK, (byte) 0);
    Files.write(source, all);
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(1), all.length - 1);
    }
    Traffic traffic = sync("fresh", "1");
    assertThat(traffic.there()).isBetween(6_000_000L, 6_300_000L);
    assertThat(traffic.back()).isLessThan(2000);
    checkEqual();
  }

  @Test
  void zerosTravelAsRangesAndEndAsHoles() throws Exception {
    byte[] all = new byte[20_000_000];
    System.arraycopy(random(1, 1000), 0, all, 5_000_000, 1000);
    Files.write(source, all);
    Files.write(target, random(2, all.length));
    Traffic traffic = sync();
    assertThat(traffic.there()).isLessThan(80_000);
    checkEqual();
    long stored = Long.parseLong(Programs.run("stat", "-c", "%b", target.toString())) * 512;
    assertThat(stored).isLessThan(200_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyMixtureComesOutEqual(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 1 + random.nextInt(300 * BLOCK);
    byte[] there = random(seed + 100, size);
    byte[] here = there.clone();
    for (int at = 0; at < size; ) {
      int length = Math.min(size - at, 1 + random.nextInt(1 << random.nextInt(1, 22)));
      switch (random.nextInt(6)) {
        case 0 -> Arrays.fill(here, at, at + length, (byte) 0);
        case 1 -> Arrays.fill(there, at, at + length, (byte) 0);
        case 2 -> here[at + random.nextInt(length)] ^= 1;
        case 3 -> System.arraycopy(random(random.nextLong(), length), 0, here, at, length);
        default -> {}
      }
      at += length;
    }
    Files.write(source, here);
    Files.write(target, there);
    Traffic _ = sync();
    checkEqual();
  }

  @Test
  void whatHasAnEndIsHeldBack() throws Exception {
    Files.write(source, random(1, 3_000_000));
    Files.write(target, new byte[3_000_000]);
    long begin = System.nanoTime();
    Traffic _ = sync("bandwidth-limit", "1500000");
    assertThat(System.nanoTime() - begin).isGreaterThan(1_500_000_000L);
    checkEqual();
  }
}
