package fieldkit.blocksync.state;

import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** State files that were changed, with checks that fit or do not. */
public final class StateFuzz implements FuzzTarget {
  private static final int REGIONS = 40;

  private final Path folder;
  private byte[] whole = {};

  /** Its files are made there. */
  public StateFuzz(Path folder) {
    this.folder = folder;
  }

  @Override
  public void once(SplittableRandom random) throws Exception {
    Fixture pair = new Fixture(folder.resolve("state"), REGIONS);
    if (whole.length == 0) {
      whole = record(pair);
    }
    pair.put(random.nextInt(3) == 0 ? Mutation.of(random, whole) : checkedAnew(random));
    try (PairState state = pair.open()) {
      int known = state.knownOfSource() + state.knownOfTarget();
      if (known > 2 * REGIONS) {
        throw new AssertionError(known + " regions are known");
      }
      state.begin(Fixture.SESSION);
      state.sending(random.nextInt(REGIONS));
      state.end("target");
    } catch (IOException declared) {
      // it is said that it is of no use
    }
  }

  private static byte[] record(Fixture pair) throws IOException {
    pair.fill();
    try (PairState state = pair.open()) {
      state.begin(Fixture.SESSION);
      for (int region = 3; region < REGIONS; region += 3) {
        state.sending(region);
        state.durable(region, Fixture.digest(region * 7L));
      }
      state.end("target");
    }
    return Files.readAllBytes(pair.file());
  }

  /** One batch is changed and gets a check that fits, and so do those behind it. */
  private byte[] checkedAnew(SplittableRandom random) {
    ByteBuffer in = ByteBuffer.wrap(whole);
    byte[] head = new byte[StateFormat.HEAD_BYTES];
    in.get(head);
    long number = ByteBuffer.wrap(head).getLong(StateFormat.TITLE.length() + Integer.BYTES);
    BatchCheck check = new BatchCheck(number, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    int victim = random.nextInt(6);
    for (int batch = 0; in.hasRemaining(); batch++) {
      byte[] records = new byte[in.getInt()];
      in.position(in.position() + 2 * Integer.BYTES).get(records);
      byte[] said = batch == victim ? Mutation.of(random, records) : records;
      int ofLength = check.ofLength(said.length);
      int ofRecords = check.ofRecords(said, 0, said.length);
      out.writeBytes(
          ByteBuffer.allocate(StateFormat.BATCH_HEAD_BYTES)
              .putInt(said.length)
              .putInt(ofLength)
              .putInt(ofRecords)
              .array());
      out.writeBytes(said);
    }
    byte[] all = out.toByteArray();
    return random.nextInt(4) == 0 ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
  }
}
