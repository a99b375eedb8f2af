package fieldkit.xenmigrate.journal;

/**
 * How far a migration has come, in this order; each is on the disk before what it allows is done.
 */
public enum Step {
  /** It has begun; the guest runs on here. */
  BEGUN,
  /** The receiver is there and the guest's memory is being sent. */
  SENDING,
  /** The guest is suspended; all of it but its end is there, and no disk is open there. */
  HELD,
  /** The disks are equal. */
  EQUAL,
  /** The receiver has a whole, paused copy; xl here may be told so. */
  READY,
  /** The receiver may run its copy: from here on only it can say who has the guest. */
  GIVEN,
  /** The guest runs there. */
  RUNS_THERE,
  /** The receiver could not run it and has given it up. */
  GIVEN_BACK,
  /** The guest runs there and nothing of it is left here. */
  DONE,
  /** The guest runs on here, and nothing of it is left there. */
  ROLLED_BACK;

  /** Whether nothing is left to do. */
  public boolean isEnd() {
    return this == DONE || this == ROLLED_BACK;
  }

  /** Whether the copy there may have been told to run. */
  public boolean mayRunThere() {
    return this == GIVEN || this == RUNS_THERE;
  }
}
