package fieldkit.xenmigrate.plan;

import fieldkit.xenmigrate.domain.DomainConfig;
import fieldkit.xenmigrate.domain.Mapping;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.HostInfo;
import java.util.List;

/**
 * Both hosts as they were seen.
 *
 * @param config the domain's configuration at the source
 * @param domain the domain at the source
 * @param source the source
 * @param target the target
 * @param disks the domain's disks, without drives for discs and empty ones
 * @param mapping what is called otherwise there
 */
public record Situation(
    DomainConfig config,
    DomainRow domain,
    SourceHost source,
    TargetHost target,
    List<DiskMove> disks,
    Mapping mapping) {
  /** Copies the list. */
  public Situation {
    disks = List.copyOf(disks);
  }

  /**
   * The host that the domain runs on.
   *
   * @param info what xl says of it
   * @param others configurations of the other domains there
   * @param autostart whether the domain is started with the host
   * @param clock seconds since 1970
   */
  public record SourceHost(
      HostInfo info, List<DomainConfig> others, boolean autostart, long clock) {
    /** Copies the list. */
    public SourceHost {
      others = List.copyOf(others);
    }
  }

  /**
   * The host that it goes to.
   *
   * @param name as the user wrote it
   * @param info what xl says of it
   * @param rows its domains
   * @param domains their configurations
   * @param missingBridges bridges that the domain needs and it has not
   * @param missingFiles files that the domain is started from and it has not
   * @param clock seconds since 1970
   */
  public record TargetHost(
      String name,
      HostInfo info,
      List<DomainRow> rows,
      List<DomainConfig> domains,
      List<String> missingBridges,
      List<String> missingFiles,
      long clock) {
    /** Copies the lists. */
    public TargetHost {
      rows = List.copyOf(rows);
      domains = List.copyOf(domains);
      missingBridges = List.copyOf(missingBridges);
      missingFiles = List.copyOf(missingFiles);
    }
  }
}
