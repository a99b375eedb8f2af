package fieldkit.xenmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.xenmigrate.domain.DomainConfig;
import fieldkit.xenmigrate.domain.Mapping;
import fieldkit.xenmigrate.domain.VirtualDisk;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.HostInfo;
import fieldkit.xenmigrate.plan.Finding.Level;
import fieldkit.xenmigrate.storage.DiskFacts;
import fieldkit.xenmigrate.storage.DiskFacts.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that stands in the way is found, and nothing else. */
class ChecksTest {
  private static final long GIB = 1L << 30;
  private static final String XEN =
      "xen_version: 4.17.7\nxen_major: 4\nxen_minor: 17\nhw_caps: ff:f0\n";

  private String config =
      """
      {"c_info": {"type": "pv", "name": "web", "uuid": "u1"}, "b_info": {"max_memkb": 98304},
       "disks": [{"pdev_path": "/dev/vg0/web", "vdev": "xvda", "format": "raw", "readwrite": 1}],
       "pcidevs": []}
      """;
  private String name = "web";
  private String state = "-b----";
  private String here = XEN;
  private String there = XEN + "free_memory: 904\n";
  private List<DomainConfig> othersHere = List.of();
  private List<DomainConfig> domainsThere = List.of();
  private List<DomainRow> rowsThere = List.of(new DomainRow("Domain-0", 0, 1024, "r-----"));
  private List<String> missingBridges = List.of();
  private List<String> missingFiles = List.of();
  private long clockThere = 1000;
  private DiskFacts source = new DiskFacts("/dev/vg0/web", Kind.LVM, GIB, "253:0", 0);
  private DiskFacts target = new DiskFacts("/dev/vg0/web", Kind.LVM, GIB, "253:0", 0);
  private boolean create = true;

  private List<Finding> findings() {
    DomainConfig domain = DomainConfig.of(config);
    VirtualDisk disk = domain.disks().getFirst();
    Situation now =
        new Situation(
            domain,
            new DomainRow(name, 1, 96, state),
            new Situation.SourceHost(HostInfo.parse(here), othersHere, false, 1000),
            new Situation.TargetHost(
                "xen2",
                HostInfo.parse(there),
                rowsThere,
                domainsThere,
                missingBridges,
                missingFiles,
                clockThere),
            List.of(new DiskMove(disk, source, target)),
            new Mapping(Map.of(), Map.of()));
    return new Checks(now, create).run();
  }

  private void found(String check, Level level, String text) {
    List<Finding> bad = findings().stream().filter(finding -> finding.level() != Level.OK).toList();
    assertThat(bad).extracting(Finding::check).containsExactly(check);
    assertThat(bad.getFirst().level()).isEqualTo(level);
    assertThat(bad.getFirst().text()).contains(text);
  }

  private static DomainConfig other(String domain, String uuid, String path) {
    return DomainConfig.of(
        "{\"c_info\":{\"name\":\"%s\",\"uuid\":\"%s\"},\"disks\":[{\"pdev_path\":\"%s\"}]}"
            .formatted(domain, uuid, path));
  }

  @Test
  void allIsWell() {
    assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
  }

  @ParameterizedTest
  @CsvSource({"--p---,is paused", "---s--,does not run", "----c-,does not run"})
  void whatDoesNotRun(String letters, String text) {
    state = letters;
    found("domain", Level.REFUSED, text);
  }

  @Test
  void whatIsOnItsWay() {
    name = "web--incoming";
    found("domain", Level.REFUSED, "in the middle of a migration");
  }

  @Test
  void anOlderXen() {
    there = there.replace("17", "16");
    found("version", Level.FORCEABLE, "older Xen");
  }

  @Test
  void aLesserProcessor() {
    there = there.replace("ff:f0", "f7:ff");
    found("cpu", Level.FORCEABLE, "0:00000008");
  }

  @Test
  void tooLittleMemory() {
    there = there.replace("904", "111");
    found("memory", Level.FORCEABLE, "111 MiB free on xen2, 112 MiB needed");
  }

  @ParameterizedTest
  @CsvSource({"web", "web--incoming"})
  void aNameThatIsTaken(String taken) {
    rowsThere = List.of(new DomainRow(taken, 3, 96, "-b----"));
    found("name", Level.REFUSED, "already");
  }

  @Test
  void aUuidThatIsTaken() {
    domainsThere = List.of(other("copy", "u1", "/x"));
    found("uuid", Level.REFUSED, "copy on xen2 has the same UUID");
  }

  @Test
  void hardwareThatWasHandedThrough() {
    config = config.replace("\"pcidevs\": []", "\"pcidevs\": [{\"bus\": 1}]");
    found("devices", Level.REFUSED, "pcidevs");
  }

  @Test
  void aBridgeThatIsMissing() {
    missingBridges = List.of("xenbr7");
    found("bridges", Level.REFUSED, "xen2 has no xenbr7");
  }

  @Test
  void aKernelThatIsMissing() {
    missingFiles = List.of("/srv/vmlinux");
    found("boot", Level.WARNING, "/srv/vmlinux");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"format\": \"raw\"','\"format\": \"qcow2\"',is qcow2",
    "'\"vdev\"','\"script\": \"block-drbd\", \"vdev\"',served by a script",
    "'\"vdev\"','\"backend_domname\": \"storage\", \"vdev\"',another domain"
  })
  void aDiskThatNobodyCanFollow(String old, String now, String text) {
    config = config.replace(old, now);
    found("disk-xvda", Level.REFUSED, text);
  }

  @Test
  void aDiskThatIsNotThereHere() {
    source = new DiskFacts("/dev/vg0/web", Kind.MISSING, 0, "", 0);
    found("disk-xvda", Level.REFUSED, "neither a block device nor a file here");
  }

  @Test
  void aDiskThatAnotherUsesHere() {
    othersHere = List.of(other("db", "u2", "/dev/vg0/web"));
    found("disk-xvda", Level.REFUSED, "db uses it too");
  }

  @Test
  void aDiskThatAnotherUsesThere() {
    domainsThere = List.of(other("db", "u2", "/dev/vg0/web"));
    found("disk-xvda", Level.REFUSED, "belongs to db");
  }

  @Test
  void aDiskThatIsSmallerThere() {
    target = new DiskFacts("/dev/vg0/web", Kind.LVM, GIB - 4096, "253:0", 0);
    found("disk-xvda", Level.REFUSED, "1073737728");
  }

  @Test
  void aDiskThatIsLargerThere() {
    target = new DiskFacts("/dev/vg0/web", Kind.LVM, 2 * GIB, "253:0", 0);
    found("disk-xvda", Level.WARNING, "stays as it is");
  }

  @Test
  void aDiskThatIsMissingThere() {
    target = new DiskFacts("/dev/vg0/web", Kind.MISSING, 0, "", 0);
    assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
    create = false;
    found("disk-xvda", Level.REFUSED, "--no-create");
  }

  @Test
  void aDiskThatNobodyKnowsHowToMake() {
    target = new DiskFacts("/dev/sdb", Kind.MISSING, 0, "", 0);
    found("disk-xvda", Level.REFUSED, "how to make it");
  }

  @Test
  void noRoomForFiles() {
    target = new DiskFacts("/srv/web.img", Kind.MISSING, 0, "", GIB / 2);
    found("space", Level.FORCEABLE, "512 MiB free");
  }

  @Test
  void clocksThatDisagree() {
    clockThere = 1100;
    found("clock", Level.WARNING, "100 s apart");
  }

  @Test
  void whatIsForcedIsToldAndNotInTheWay() {
    there = there.replace("904", "1");
    MigrationPlan plan = plan(Set.of());
    assertThat(plan.obstacles()).hasSize(1);
    MigrationPlan forced = plan(Set.of("memory"));
    assertThat(forced.obstacles()).isEmpty();
    assertThat(forced.warnings()).hasSize(1);
    rowsThere = List.of(new DomainRow("web", 3, 96, "-b----"));
    assertThat(plan(Set.of("memory", "name")).obstacles())
        .extracting(Finding::check)
        .containsExactly("name");
  }

  private MigrationPlan plan(Set<String> forced) {
    Situation now =
        new Situation(
            DomainConfig.of(config),
            new DomainRow(name, 1, 96, state),
            new Situation.SourceHost(HostInfo.parse(here), List.of(), false, 0),
            new Situation.TargetHost(
                "xen2", HostInfo.parse(there), rowsThere, List.of(), List.of(), List.of(), 0),
            List.of(),
            new Mapping(Map.of(), Map.of()));
    return new MigrationPlan(now, new Checks(now, true).run(), forced);
  }
}
