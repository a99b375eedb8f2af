package fieldkit.blocksync.faults;

/**
 * What happens to a connection, once.
 *
 * @param kind what
 * @param lane on which lane
 * @param up whether on the way from the client, or on the way back
 * @param at after how many bytes of that way
 * @param length bytes that are concerned, where it matters
 */
record Fault(Kind kind, int lane, boolean up, long at, int length) {

  /** What can happen. */
  enum Kind {
    /** Nothing. */
    NONE,
    /** It ends. */
    CUT,
    /** A bit changes. */
    FLIP,
    /** Bytes are lost. */
    DROP,
    /** Bytes come twice. */
    REPEAT,
    /** From then on all packets vanish, both ways. */
    STALL,
    /** The client is killed. */
    KILL_NEAR,
    /** The far end is killed. */
    KILL_FAR,
    /** The target's power goes, and with it what was not forced. */
    CRASH;

    /** Whether it changes bytes and leaves the connection. */
    boolean corrupts() {
      return this == FLIP || this == DROP || this == REPEAT;
    }
  }
}
