package fieldkit.dupes.plan;

/**
 * One change of one name.
 *
 * @param victim the file that is acted on
 * @param name which of its names
 * @param kept the file that stays
 * @param lastOfFile whether it is the last of the steps for this victim
 */
public record Step(KnownFile victim, KnownName name, KnownFile kept, boolean lastOfFile) {

  /** Whether the victim is a further name of the kept file itself. */
  public boolean isOneFile() {
    return victim.identity().isSameFile(kept.identity());
  }
}
