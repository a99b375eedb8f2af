package fieldkit.xenmigrate.plan;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.ShellWords;
import fieldkit.xenmigrate.domain.DomainConfig;
import fieldkit.xenmigrate.domain.Mapping;
import fieldkit.xenmigrate.domain.VirtualDisk;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.HostInfo;
import fieldkit.xenmigrate.host.Said;
import fieldkit.xenmigrate.host.Xl;
import fieldkit.xenmigrate.storage.DiskFacts;
import fieldkit.xenmigrate.storage.DiskProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at both hosts, once, and touches nothing. */
public final class Survey {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Host source;
  private final Host target;
  private final Mapping mapping;

  /** Of these two. */
  public Survey(Host source, Host target, Mapping mapping) {
    this.source = source;
    this.target = target;
    this.mapping = mapping;
  }

  /**
   * What there is to know before a domain moves.
   *
   * @throws CommandFault if there is no such domain, or a host has no xl
   */
  public Situation of(String domain) throws IOException, CommandFault, InterruptedException {
    Xl xl = new Xl(source);
    DomainRow row =
        xl.find(domain)
            .orElseThrow(
                () -> new CommandFault(ExitStatus.REFUSED, domain + ": no such domain runs here"));
    DomainConfig config = xl.config(domain);
    List<VirtualDisk> disks =
        config.disks().stream().filter(disk -> !disk.isEmpty() && !disk.cdrom()).toList();
    return new Situation(config, row, source(config), target(config), moves(disks), mapping);
  }

  private List<DiskMove> moves(List<VirtualDisk> disks) throws IOException, InterruptedException {
    List<DiskFacts> here =
        new DiskProbe(source).look(disks.stream().map(VirtualDisk::path).toList());
    List<DiskFacts> there =
        new DiskProbe(target).look(disks.stream().map(disk -> mapping.path(disk.path())).toList());
    List<DiskMove> moves = new ArrayList<>();
    for (int i = 0; i < disks.size(); i++) {
      moves.add(new DiskMove(disks.get(i), here.get(i), there.get(i)));
    }
    return moves;
  }

  private Situation.SourceHost source(DomainConfig config)
      throws IOException, CommandFault, InterruptedException {
    String script =
        Sections.script("info", "xl info")
            + Sections.script("configs", "xl list -l")
            + Sections.script("clock", "date +%s")
            + Sections.script("auto", "grep -lsE " + autostart(config.name()) + " /etc/xen/auto/*");
    Sections said = sections(source, script);
    return new Situation.SourceHost(
        HostInfo.parse(said.of("info")),
        DomainConfig.ofList(said.of("configs")).stream()
            .filter(other -> !other.name().equals(config.name()))
            .toList(),
        !said.of("auto").isBlank(),
        said.number("clock"));
  }

  /** A line of xl.cfg(5) that gives a domain this name. */
  private static String autostart(String name) {
    String quoted = name.replaceAll("([^A-Za-z0-9_-])", "[$1]");
    return ShellWords.quote("^[[:space:]]*name[[:space:]]*=[[:space:]]*[\"']" + quoted + "[\"']");
  }

  private Situation.TargetHost target(DomainConfig config)
      throws IOException, CommandFault, InterruptedException {
    List<String> bridges = config.bridges().stream().map(mapping::bridge).distinct().toList();
    String script =
        Sections.script("info", "xl info")
            + Sections.script("list", "xl list")
            + Sections.script("configs", "xl list -l")
            + Sections.script("clock", "date +%s")
            + Sections.script("bridges", missing("/sys/class/net/", bridges))
            + Sections.script("files", missing("", config.bootFiles()));
    Sections said = sections(target, script);
    return new Situation.TargetHost(
        target.name(),
        HostInfo.parse(said.of("info")),
        DomainRow.parse(said.of("list")),
        DomainConfig.ofList(said.of("configs")),
        said.of("bridges").lines().toList(),
        said.of("files").lines().toList(),
        said.number("clock"));
  }

  /** Prints the names that do not exist below a folder. */
  private static String missing(String folder, List<String> names) {
    return names.isEmpty()
        ? ":"
        : "for n in %s; do [ -e %s\"$n\" ] || printf '%%s\\n' \"$n\"; done"
            .formatted(ShellWords.command(names), folder);
  }

  private static Sections sections(Host host, String script)
      throws IOException, CommandFault, InterruptedException {
    Said said = host.run(script, LIMIT);
    Sections sections = Sections.parse(said.out());
    if (HostInfo.parse(sections.of("info")).version().isEmpty()) {
      throw new CommandFault(
          ExitStatus.FAILED,
          "%s: no Xen runs there: %s".formatted(host.name(), said.complaint()),
          "xl info has to work there, as the user that logs in",
          null);
    }
    return sections;
  }
}
