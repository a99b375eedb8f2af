package fieldkit.xenmigrate.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What libxl writes is understood where it matters, and kept where it does not. */
class DomainConfigTest {
  private static final String CONFIG =
      """
      {"c_info": {"type": "hvm", "name": "web", "uuid": "69297cdf", "domid": 4294967295},
       "b_info": {"max_memkb": 98304, "kernel": "/srv/vmlinux", "ramdisk": "initrd",
                  "sched_params": {"cap": 0, "weight": 18446744073709551615}},
       "disks": [
         {"pdev_path": "/dev/vg0/web", "vdev": "xvda", "format": "raw", "readwrite": 1,
          "backend": "phy", "colo_restore_enable": "False"},
         {"pdev_path": "/srv/cd.iso", "vdev": "hdc", "format": "raw", "is_cdrom": 1},
         {"vdev": "hdd", "format": "empty", "is_cdrom": 1}],
       "nics": [{"devid": 0, "bridge": "xenbr0", "mac": "00:16:3e:00:00:01"},
                {"devid": 1, "bridge": "xenbr0"}, {"devid": 2}],
       "pcidevs": [], "on_reboot": "restart"}
      """;

  @Test
  void whatMatters() {
    DomainConfig config = DomainConfig.of(CONFIG);

    assertThat(config.name()).isEqualTo("web");
    assertThat(config.uuid()).isEqualTo("69297cdf");
    assertThat(config.type()).isEqualTo("hvm");
    assertThat(config.maxMemory()).isEqualTo(98304);
    assertThat(config.bridges()).containsExactly("xenbr0");
    assertThat(config.bootFiles()).containsExactly("/srv/vmlinux");
    assertThat(config.passedThrough()).isEmpty();
    assertThat(config.disks())
        .containsExactly(
            new VirtualDisk("xvda", "/dev/vg0/web", "raw", "phy", "", "", true, false),
            new VirtualDisk("hdc", "/srv/cd.iso", "raw", "unknown", "", "", false, true),
            new VirtualDisk("hdd", "", "empty", "unknown", "", "", false, true));
    assertThat(config.disks().getLast().isEmpty()).isTrue();
  }

  @Test
  void onlyWhatIsMappedChanges() {
    Mapping mapping = Mapping.of(List.of("vg0=vg1"), List.of("xenbr0=br0"));
    DomainConfig config = DomainConfig.of(CONFIG);

    String mapped = config.on(mapping).json();

    assertThat(mapped)
        .isEqualTo(
            config.json().replace("/dev/vg0/", "/dev/vg1/").replace("\"xenbr0\"", "\"br0\""));
    assertThat(mapped)
        .contains("4294967295", "18446744073709551615", "\"colo_restore_enable\":\"False\"");
    assertThat(config.json()).contains("/dev/vg0/web");
  }

  @Test
  void hardwareThatWasHandedThrough() {
    String json = CONFIG.replace("\"pcidevs\": []", "\"pcidevs\": [{\"func\": 1}]");

    assertThat(DomainConfig.of(json).passedThrough()).containsExactly("pcidevs");
  }

  @Test
  void aListOfThem() {
    String list = "[{\"domid\": 0}, {\"domid\": 3, \"config\": %s}]".formatted(CONFIG);

    assertThat(DomainConfig.ofList(list)).extracting(DomainConfig::name).containsExactly("web");
    assertThat(DomainConfig.ofList("")).isEmpty();
  }

  @Test
  void whatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> DomainConfig.of("[1"));
    assertThatIllegalArgumentException().isThrownBy(() -> DomainConfig.of("{}"));
  }
}
