package fieldkit.blocksync.state.trace;

import java.util.UUID;

/**
 * A time in which no write was missed.
 *
 * @param id its name, which no other epoch of any daemon has
 * @param times what was written to when; times before the epoch may be in it
 * @param began {@link System#nanoTime} of its beginning
 */
record Epoch(String id, WriteTimes times, long began) {

  /** One that begins now. */
  static Epoch begin(WriteTimes times) {
    return new Epoch(UUID.randomUUID().toString(), times, System.nanoTime());
  }

  /** How long it has lasted, nanoseconds. */
  long age() {
    return System.nanoTime() - began;
  }
}
