package fieldkit.xenmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How missing disks are made. */
class TargetMakerTest {

  @Test
  void byWhatThePathSays() {
    assertThat(TargetMaker.command("/dev/vg0/web-root", 1 << 20))
        .contains("lvcreate -y -q -W n -n web-root -L 1048576b vg0");
    assertThat(TargetMaker.command("/dev/zvol/tank/xen/web", 131073))
        .contains("zfs create -V 262144 tank/xen/web && { udevadm settle || true; }");
    assertThat(TargetMaker.command("/srv/it's.img", 5000))
        .contains(
            "set -C; umask 077; : >'/srv/it'\\''s.img' && truncate -s 5000 '/srv/it'\\''s.img'");
    assertThat(TargetMaker.command("/dev/sdb", 5000)).isEmpty();
    assertThat(TargetMaker.command("/dev/disk/by-id/x", 5000)).isEmpty();
  }
}
