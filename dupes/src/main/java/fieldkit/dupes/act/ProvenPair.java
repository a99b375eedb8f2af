package fieldkit.dupes.act;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileStatus;
import fieldkit.dupes.plan.Step;
import java.io.IOException;

/**
 * A step whose two files are open, were compared, and may be acted on.
 *
 * @param step the step
 * @param victim the file that is acted on
 * @param victimName the name that is acted on
 * @param kept the file that stays
 * @param keptName its name
 * @param checksum CRC-32C of the content
 * @param attributes the victim's extended attributes
 */
record ProvenPair(
    Step step,
    HeldFile victim,
    Name victimName,
    HeldFile kept,
    Name keptName,
    long checksum,
    ExtendedAttributes attributes) {

  /**
   * Looks at what matters while nobody can come to the victim by its name any more, and before
   * anything is removed: somebody may have come by it at the last moment, or be doing to the kept
   * file what we do to the victim. Our own changes of names show in the inodes' times.
   *
   * @param off what came off the victim's name, as it was seen there
   */
  void checkOnceMore(FileStatus off) throws IOException {
    kept.checkNotWritten(keptAtItsName());
    victim.checkNotWritten(off);
  }

  /** Looks once more at both files and both names, right before acting. */
  void checkStillTrue() throws IOException {
    kept.checkUntouched(keptAtItsName());
    FileStatus now = victimName.statusIfOf(victim.status());
    if (now == null) {
      throw new RefusedException("is another file now");
    }
    victim.checkUntouched(now);
    if (step.isOneFile() && kept.status().links() < 2) {
      throw new RefusedException("is the last name of its file");
    }
  }

  private FileStatus keptAtItsName() throws IOException {
    FileStatus now = keptName.statusIfOf(kept.status());
    if (now == null) {
      throw new RefusedException("the file that would be kept is gone from its name");
    }
    return now;
  }
}
