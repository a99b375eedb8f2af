package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.session.PushSession;
import java.util.List;

/**
 * One round over all disks.
 *
 * @param disks what was done for each, in their order
 * @param nanos how long all of it took
 */
public record DiskRound(List<Disk> disks, long nanos) {
  /** Copies the list. */
  public DiskRound {
    disks = List.copyOf(disks);
  }

  /**
   * One disk's part.
   *
   * @param vdev the disk
   * @param round what was done
   */
  public record Disk(String vdev, PushSession.Round round) {}

  /** Bytes that went over the wire. */
  public long sent() {
    return disks.stream().mapToLong(disk -> disk.round().sent()).sum();
  }

  /** Bytes that were read here. */
  public long read() {
    return disks.stream().mapToLong(disk -> disk.round().read()).sum();
  }
}
