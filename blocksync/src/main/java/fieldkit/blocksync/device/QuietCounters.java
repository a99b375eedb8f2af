package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.WriteCounters;
import java.util.Optional;

/**
 * Reads a device's write counters at a moment without writes: several files cannot be read at once,
 * and a write that is on its way may not be counted yet, or counted and not done.
 */
final class QuietCounters {
  private static final int ATTEMPTS = 20;
  private static final int PAUSE = 5; // milliseconds

  private QuietCounters() {}

  /** The device's writes, and for a partition those through the disk's own node. */
  private record Sample(WriteCounters own, WriteCounters beside) {

    boolean isStill(Sample later) {
      return own.inFlight() == 0
          && beside.inFlight() == 0
          && own.isSameWriting(later.own)
          && beside.isSameWriting(later.beside);
    }
  }

  /** The counters as a text; empty where there are none, or writing never stopped. */
  static Optional<String> of(BlockNode node) {
    if (!node.disk().attribute("queue/iostats").equals(Optional.of("1"))) {
      return Optional.empty(); // the owner has switched them off
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Sample> first = sample(node);
      Optional<Sample> second = sample(node);
      if (first.isEmpty() || second.isEmpty() || !second.get().own().isCounting()) {
        return Optional.empty();
      }
      if (first.get().isStill(second.get())) {
        return Optional.of(text(node, first.get()));
      }
      if (!Pause.of(PAUSE)) {
        break;
      }
    }
    return Optional.empty();
  }

  private static String text(BlockNode node, Sample sample) {
    String own = sample.own().text();
    return node.isPartition() ? own + " beside=" + sample.beside().text() : own;
  }

  private static Optional<Sample> sample(BlockNode node) {
    Optional<WriteCounters> own = WriteCounters.of(node);
    Optional<WriteCounters> beside = node.isPartition() ? beside(node.disk()) : own;
    return own.isEmpty() || beside.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sample(own.get(), beside.get()));
  }

  private static Optional<WriteCounters> beside(BlockNode disk) {
    Optional<WriteCounters> rest = WriteCounters.of(disk);
    for (BlockNode partition : disk.partitions()) {
      Optional<WriteCounters> part = WriteCounters.of(partition);
      if (rest.isEmpty() || part.isEmpty()) {
        return Optional.empty();
      }
      rest = Optional.of(rest.get().without(part.get()));
    }
    return rest;
  }
}
