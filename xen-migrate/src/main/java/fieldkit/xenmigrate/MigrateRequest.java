package fieldkit.xenmigrate;

import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.SshOptions;
import fieldkit.xenmigrate.domain.Mapping;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.live.LiveMigration;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param domain a name
 * @param host where it is to go
 * @param dryRun whether it is only to be said
 * @param mapping what is called otherwise there
 * @param create whether missing disks are made there
 * @param maxDowntime how long the guest may wait for its disks, if that can be had
 * @param mode how its memory goes
 * @param verify whether all of the disks is compared while it waits
 * @param limit bytes a second for each disk, 0 for no limit
 * @param tracker {@code auto}, {@code trace} or {@code hash}
 * @param forced checks that do not hold it up
 * @param folder where the migration is remembered
 * @param way how the host is reached
 */
record MigrateRequest(
    String domain,
    HostAddress host,
    boolean dryRun,
    Mapping mapping,
    boolean create,
    Duration maxDowntime,
    LiveMigration.Choice mode,
    boolean verify,
    long limit,
    String tracker,
    Set<String> forced,
    MigrationFolder folder,
    Way way) {

  /**
   * How a host is reached, and what is started there.
   *
   * @param command a command in place of ssh, if any
   * @param options ssh's
   * @param farEnd what runs there for the disks
   */
  record Way(Optional<String> command, SshOptions options, FarEndChoice farEnd) {}
}
