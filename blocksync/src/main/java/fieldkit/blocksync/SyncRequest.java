package fieldkit.blocksync;

import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.common.remote.SshOptions;
import java.util.Optional;

/**
 * What a command line wants. Checked, immutable.
 *
 * @param source what is read
 * @param target what is made equal
 * @param compareOnly whether it is only compared
 * @param plan how
 * @param way how another host is reached
 * @param retries how often it is tried again when the connection fails
 */
record SyncRequest(
    Place source, Place target, boolean compareOnly, SyncPlan plan, Way way, int retries) {

  /**
   * How another host is reached.
   *
   * @param builtin whether by the SSH that is built in
   * @param command the command that reaches it in place of ssh
   * @param options what ssh is told
   * @param farEnd what runs there
   * @param sudo whether it runs as root by way of sudo
   */
  record Way(
      boolean builtin,
      Optional<String> command,
      SshOptions options,
      FarEndChoice farEnd,
      boolean sudo) {}
}
