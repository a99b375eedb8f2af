package fieldkit.blocksync.state;

/**
 * The session a state file was written in last, and what the devices were then. Marks are opaque
 * texts, empty where unknown.
 *
 * @param id 32 hexadecimal digits; empty if there was none
 * @param boot the start of this machine it ran in, empty where unknown
 * @param sourceMark the source, before anything was read in it
 * @param trackerMark the change tracker's mark of an earlier moment
 * @param targetMark the target when the session began, or after it had ended well
 * @param ended whether it ended well, and what is remembered was forced to the disk
 */
record LastSession(
    String id,
    String boot,
    String sourceMark,
    String trackerMark,
    String targetMark,
    boolean ended) {
  static final LastSession NONE = new LastSession("", "", "", "", "", true);

  LastSession in(String session) {
    return new LastSession(session, boot, sourceMark, trackerMark, targetMark, ended);
  }

  LastSession withSource(String mark, String tracker) {
    return new LastSession(id, boot, mark, tracker, targetMark, ended);
  }

  LastSession endedWith(String mark) {
    return new LastSession(id, boot, sourceMark, trackerMark, mark, true);
  }
}
