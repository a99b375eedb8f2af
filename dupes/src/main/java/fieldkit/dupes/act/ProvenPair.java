package fieldkit.dupes.act;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.dupes.plan.Step;

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
   */
  void checkOnceMore() throws java.io.IOException {
    kept.checkNotWritten();
    victim.checkNotWritten();
    if (!keptName.leadsTo(kept.status())) {
      throw new RefusedException("the file that would be kept is gone from its name");
    }
  }

  /** Looks once more at both files and both names, right before acting. */
  void checkStillTrue() throws java.io.IOException {
    kept.checkUntouched();
    victim.checkUntouched();
    if (!keptName.leadsTo(kept.status())) {
      throw new RefusedException("the file that would be kept is gone from its name");
    }
    if (!victimName.leadsTo(victim.status())) {
      throw new RefusedException("is another file now");
    }
    if (step.isOneFile() && kept.status().links() < 2) {
      throw new RefusedException("is the last name of its file");
    }
  }
}
