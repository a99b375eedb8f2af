package fieldkit.xenmigrate.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What xl prints. */
class DomainRowTest {

  @Test
  void lines() {
    String text =
        """
        Name                                        ID   Mem VCPUs\tState\tTime(s)
        Domain-0                                     0  1024     1     r-----     191.8
        demo                                         1    96     1     -b----      16.0
        a--migratedaway                             12    96     1     ---s--       1.0
        b                                            3    96     1     --p---       1.0
        """;

    assertThat(DomainRow.parse(text))
        .containsExactly(
            new DomainRow("Domain-0", 0, 1024, "r-----"),
            new DomainRow("demo", 1, 96, "-b----"),
            new DomainRow("a--migratedaway", 12, 96, "---s--"),
            new DomainRow("b", 3, 96, "--p---"));
    assertThat(DomainRow.parse(text)).filteredOn(DomainRow::isRunning).hasSize(2);
    assertThat(DomainRow.parse(text)).filteredOn(DomainRow::isShutDown).hasSize(1);
    assertThat(DomainRow.parse(text)).filteredOn(DomainRow::isPaused).hasSize(1);
  }

  @Test
  void info() {
    HostInfo info =
        HostInfo.parse("xen_major : 4\nxen_minor : 17\nfree_memory : 904\nhw_caps : 1f:a:b\nx\n");

    assertThat(info.release()).isEqualTo(4017);
    assertThat(info.freeMemory()).contains(904L);
    assertThat(info.capabilities()).isEqualTo("1f:a:b");
    assertThat(HostInfo.parse("").release()).isZero();
    assertThat(HostInfo.parse("").freeMemory()).isEmpty();
  }
}
