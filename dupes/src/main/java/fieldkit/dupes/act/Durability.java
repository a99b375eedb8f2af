package fieldkit.dupes.act;

import fieldkit.common.io.OpenFile;
import fieldkit.dupes.plan.FileIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Sees to it that a file that is kept is on its device before its duplicate goes: a copy made a
 * moment ago may be in memory only, and a power cut would take it away. One run, one thread.
 */
final class Durability {
  /** By then the kernel has written out what was changed, vm.dirty_expire_centisecs and some. */
  private static final long SURELY_WRITTEN_NANOS = 120_000_000_000L;

  private final Map<Long, Long> forced = new HashMap<>();

  /** Returns when the file, as it was found, is on its device. */
  void ensure(FileIdentity found, OpenFile file) throws IOException {
    long now = now();
    long durable = forced.getOrDefault(found.device(), now - SURELY_WRITTEN_NANOS);
    if (found.changed() >= durable) {
      file.forceFileSystem();
      Long _ = forced.put(found.device(), now);
    }
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
