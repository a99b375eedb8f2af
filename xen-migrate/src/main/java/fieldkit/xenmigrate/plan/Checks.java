package fieldkit.xenmigrate.plan;

import fieldkit.common.cli.ByteSize;
import fieldkit.xenmigrate.domain.DomainConfig;
import fieldkit.xenmigrate.domain.VirtualDisk;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.storage.DiskFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is asked before anything is touched. Pure. */
public final class Checks {
  private static final String INCOMING = "--incoming";
  private static final String AWAY = "--migratedaway";
  private static final int CLOCKS_APART = 5; // seconds; a login takes about one
  private static final long OVERHEAD = 16; // MiB: page tables, and what xl takes for itself

  private final Situation now;
  private final boolean create;

  /**
   * @param create whether missing disks are made
   */
  public Checks(Situation now, boolean create) {
    this.now = now;
    this.create = create;
  }

  /** All of them, in the order in which a user wants to read them. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(domain());
    findings.add(version());
    findings.add(processor());
    findings.add(memory());
    findings.add(name());
    findings.add(uuid());
    findings.add(devices());
    findings.add(bridges());
    findings.add(bootFiles());
    now.disks().forEach(disk -> findings.add(disk(disk)));
    findings.add(space());
    findings.add(clock());
    findings.add(autostart());
    return findings;
  }

  private Finding domain() {
    DomainRow domain = now.domain();
    if (domain.name().endsWith(INCOMING) || domain.name().endsWith(AWAY)) {
      return Finding.refused("domain", domain.name() + ": is in the middle of a migration");
    }
    if (domain.isPaused()) {
      return Finding.refused("domain", domain.name() + ": is paused; xl cannot suspend it");
    }
    return domain.isRunning()
        ? Finding.ok(
            "domain",
            "%s runs: %s, %s".formatted(domain.name(), now.config().type(), mib(memoryNeeded())))
        : Finding.refused("domain", domain.name() + ": does not run");
  }

  private Finding version() {
    String here = now.source().info().version();
    String there = now.target().info().version();
    String both = "Xen %s here, %s on %s".formatted(here, there, now.target().name());
    if (now.target().info().release() < now.source().info().release()) {
      return Finding.forceable("version", both + ": a domain does not go back to an older Xen");
    }
    return Finding.ok("version", both);
  }

  private Finding processor() {
    List<String> missing =
        missing(now.source().info().capabilities(), now.target().info().capabilities());
    return missing.isEmpty()
        ? Finding.ok("cpu", "the processors there can do all that those here can")
        : Finding.forceable(
            "cpu",
            "the processors there lack what those here have: bits %s of Xen's hw_caps"
                .formatted(String.join(" ", missing)));
  }

  /** Bits of the first that the second has not, word by word. */
  private static List<String> missing(String here, String there) {
    String[] own = here.split(":", -1);
    String[] other = there.split(":", -1);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < Math.min(own.length, other.length); i++) {
      try {
        long bits = Long.parseLong(own[i], 16) & ~Long.parseLong(other[i], 16);
        if (bits != 0) {
          missing.add("%d:%08x".formatted(i, bits));
        }
      } catch (NumberFormatException notTold) {
        // then there is nothing to compare
      }
    }
    return missing;
  }

  private long memoryNeeded() {
    return Math.ceilDiv(now.config().maxMemory(), 1024) + OVERHEAD;
  }

  private Finding memory() {
    Optional<Long> free = now.target().info().freeMemory();
    if (free.isEmpty()) {
      return Finding.warning("memory", now.target().name() + " does not tell its free memory");
    }
    String text =
        "%s free on %s, %s needed"
            .formatted(mib(free.get()), now.target().name(), mib(memoryNeeded()));
    return free.get() >= memoryNeeded()
        ? Finding.ok("memory", text)
        : Finding.forceable("memory", text + "; it may do if xl can take some from the host there");
  }

  private static String mib(long size) {
    return size + " MiB";
  }

  private Finding name() {
    String name = now.config().name();
    for (String taken : List.of(name, name + INCOMING)) {
      if (now.target().rows().stream().anyMatch(row -> row.name().equals(taken))) {
        return Finding.refused(
            "name", "%s has a domain %s already".formatted(now.target().name(), taken));
      }
    }
    return Finding.ok("name", "no %s on %s".formatted(name, now.target().name()));
  }

  private Finding uuid() {
    String uuid = now.config().uuid();
    return now.target().domains().stream()
        .filter(domain -> domain.uuid().equals(uuid))
        .findAny()
        .map(domain ->
            Finding.refused(
                "uuid", "%s on %s has the same UUID".formatted(domain.name(), now.target().name())))
        .orElse(Finding.ok("uuid", uuid));
  }

  private Finding devices() {
    List<String> devices = now.config().passedThrough();
    return devices.isEmpty()
        ? Finding.ok("devices", "no hardware is handed through")
        : Finding.refused(
            "devices",
            "hardware of this host is handed through (%s) and cannot go along"
                .formatted(String.join(", ", devices)));
  }

  private Finding bridges() {
    List<String> missing = now.target().missingBridges();
    return missing.isEmpty()
        ? Finding.ok("bridges", String.join(", ", now.config().bridges()))
        : Finding.refused(
            "bridges",
            "%s has no %s; --bridge OLD=NEW takes another"
                .formatted(now.target().name(), String.join(", ", missing)));
  }

  private Finding bootFiles() {
    List<String> missing = now.target().missingFiles();
    return missing.isEmpty()
        ? Finding.ok("boot", String.join(", ", now.config().bootFiles()))
        : Finding.warning(
            "boot",
            "%s has no %s: the domain runs on there, but cannot be started anew"
                .formatted(now.target().name(), String.join(", ", missing)));
  }

  private Finding disk(DiskMove move) {
    VirtualDisk disk = move.disk();
    String check = "disk-" + disk.vdev();
    String what = "%s: %s".formatted(disk.vdev(), disk.path());
    if (!disk.script().isEmpty() || !disk.foreign().isEmpty()) {
      return Finding.refused(
          check, what + ": is served by a script or another domain, which nobody can follow");
    }
    if (!disk.format().equals("raw")) {
      return Finding.refused(
          check,
          "%s: is %s: what qemu holds back of it is not in the file"
              .formatted(what, disk.format()));
    }
    if (!move.source().isDisk()) {
      return Finding.refused(check, what + ": is neither a block device nor a file here");
    }
    Optional<String> other = alsoUsedHere(disk);
    if (other.isPresent()) {
      return Finding.refused(check, "%s: %s uses it too".formatted(what, other.get()));
    }
    return target(check, what, move);
  }

  private Optional<String> alsoUsedHere(VirtualDisk disk) {
    return user(now.source().others(), disk.path());
  }

  private static Optional<String> user(List<DomainConfig> domains, String path) {
    return domains.stream()
        .filter(domain -> domain.disks().stream().anyMatch(disk -> disk.path().equals(path)))
        .map(DomainConfig::name)
        .findAny();
  }

  private Finding target(String check, String what, DiskMove move) {
    DiskFacts there = move.target();
    String place = "%s on %s".formatted(there.path(), now.target().name());
    if (move.isMissing()) {
      return missing(check, what, place, move);
    }
    Optional<String> user = user(now.target().domains(), there.path());
    if (user.isPresent()) {
      return Finding.refused(check, "%s: %s belongs to %s".formatted(what, place, user.get()));
    }
    if (!there.isDisk()) {
      return Finding.refused(check, place + ": is neither a block device nor a file");
    }
    String sizes =
        "%s has %d bytes, %s %d".formatted(what, move.source().size(), place, there.size());
    if (there.size() < move.source().size()) {
      return Finding.refused(check, sizes);
    }
    return there.size() == move.source().size()
        ? Finding.ok(check, "%s (%s), overwrites %s".formatted(what, bytes(there.size()), place))
        : Finding.warning(check, sizes + ": the rest of it stays as it is");
  }

  private Finding missing(String check, String what, String place, DiskMove move) {
    if (!create) {
      return Finding.refused(check, place + ": is not there, and --no-create was given");
    }
    return move.making().isPresent()
        ? Finding.ok(check, "%s (%s), makes %s".formatted(what, bytes(move.source().size()), place))
        : Finding.refused(
            check, place + ": is not there, and its path does not say how to make it");
  }

  private static String bytes(long size) {
    return ByteSize.format(size);
  }

  /** Of files only: lvcreate and zfs say themselves what they have no room for. */
  private Finding space() {
    long needed = 0;
    long free = Long.MAX_VALUE;
    for (DiskMove move : now.disks()) {
      if (move.isMissing() && !move.target().path().startsWith("/dev/")) {
        needed += move.source().size();
        free = Math.min(free, move.target().free());
      }
    }
    if (needed == 0) {
      return Finding.ok("space", "no file has to be made there");
    }
    String text = "%s for files there, %s free".formatted(bytes(needed), bytes(free));
    return free >= needed
        ? Finding.ok("space", text)
        : Finding.forceable("space", text + "; holes would need less");
  }

  private Finding clock() {
    long apart = Math.abs(now.source().clock() - now.target().clock());
    return apart <= CLOCKS_APART
        ? Finding.ok("clock", "the hosts' clocks agree")
        : Finding.warning("clock", "the hosts' clocks are %d s apart".formatted(apart));
  }

  private Finding autostart() {
    return now.source().autostart()
        ? Finding.warning(
            "autostart",
            "/etc/xen/auto starts it with this host: remove that link when it has moved")
        : Finding.ok("autostart", "not started with this host");
  }
}
