package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.blocksync.device.kernel.Swap;
import fieldkit.blocksync.device.kernel.UdevRecord;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that the machines which test this do not have, from the texts of a kernel that does. */
class OtherHardwareTest {
  private static final String SCSI = "pci0/ata1/host0/target0/0:0:0:0/block/sda";
  private static final String PARTITION = SCSI + "/sda3";
  private static final String MAPPED = "virtual/block/dm-0";
  private static final String ISCSI = "platform/host2/session1/target2/2:0:0:1/block/sdb";
  private static final String NVME = "virtual/nvme-subsystem/nvme-subsys0/nvme0n1";

  @TempDir Path root;

  private FakeKernel kernel;

  @BeforeEach
  void boot() throws IOException {
    kernel = new FakeKernel(root);
    kernel
        .device(SCSI, "8:0", 1_000_000)
        .device(PARTITION, "8:3", 500_000)
        .text("sys/devices/" + PARTITION + "/partition", "3")
        .text("sys/devices/" + PARTITION + "/start", "2048")
        .device(MAPPED, "253:0", 400_000)
        .text("sys/devices/" + MAPPED + "/dm/name", "vg0-root")
        .text("sys/devices/" + MAPPED + "/dm/uuid", "LVM-abc")
        .slave(MAPPED, PARTITION)
        .device(ISCSI, "8:16", 1_000_000)
        .device(NVME, "259:0", 1_000_000);
  }

  private Host host() {
    return new Host(FileAccess.ofThisSystem(), kernel.texts());
  }

  private Footprint footprint(String name) throws IOException {
    return host().footprints().ofDevice(kernel.node(name));
  }

  private List<String> users(String name) throws IOException {
    return host().users().of(footprint(name)).stream().map(User::sentence).toList();
  }

  @Test
  void aLogicalVolumeLiesInItsPhysicalOne() throws IOException {
    assertThat(footprint("dm-0").own()).hasSize(1);
    assertThat(footprint("dm-0").overlaps(footprint("sda3"))).isTrue();
    assertThat(footprint("dm-0").overlaps(footprint("sda"))).isTrue();
    assertThat(footprint("dm-0").overlaps(footprint("sdb"))).isFalse();
  }

  @Test
  void whatAVolumeIsMadeOfIsInUse() throws IOException {
    assertThat(users("sda3")).containsExactly("/dev/sda3 is part of /dev/mapper/vg0-root");
    assertThat(users("sda")).containsExactly("/dev/sda3 is part of /dev/mapper/vg0-root");
    assertThat(users("dm-0")).isEmpty();
    kernel.text("proc/self/mountinfo", "30 1 253:0 / /a\\040b rw - ext4 /dev/mapper/vg0-root rw");
    assertThat(users("dm-0")).containsExactly("/dev/mapper/vg0-root is mounted at /a b");
    assertThat(users("sda3")).hasSize(2);
    assertThat(users("sdb")).isEmpty();
  }

  @Test
  void aDiskOfARunningXenDomain() throws IOException {
    kernel.text("sys/bus/xen-backend/devices/vbd-12-51712/physical_device", "fd:0");
    kernel.text("sys/bus/xen-backend/devices/vif-12-0/state", "4");
    kernel.text("sys/bus/xen-backend/devices/vbd-13-51712/physical_device", "");
    assertThat(users("dm-0")).containsExactly("/dev/mapper/vg0-root is a disk of Xen domain 12");
    assertThat(users("sda")).contains("/dev/mapper/vg0-root is a disk of Xen domain 12");
    assertThat(users("sdb")).isEmpty();
  }

  @Test
  void twoWaysToOneDisk() throws IOException {
    String other = "pci0/ata2/host1/target1/1:0:0:0/block/sdc";
    kernel.device(other, "8:32", 1_000_000);
    assertThat(footprint("sda").overlaps(footprint("sdc"))).isFalse();
    kernel.text("sys/devices/" + SCSI + "/device/wwid", "naa.6001405");
    kernel.text("sys/devices/" + other + "/device/wwid", "naa.6001405");
    assertThat(footprint("sda").overlaps(footprint("sdc"))).isTrue();
    assertThat(footprint("sda3").overlaps(footprint("sdc"))).isTrue();
  }

  @Test
  void marksAreKnownWhereOnlyThisMachineWrites() throws IOException {
    assertThat(LocalDisk.isWrittenHereOnly(kernel.node("sda"))).isTrue();
    assertThat(LocalDisk.isWrittenHereOnly(kernel.node("dm-0"))).isTrue();
    assertThat(LocalDisk.isWrittenHereOnly(kernel.node("sdb"))).as("iSCSI").isFalse();
    kernel.slave(MAPPED, ISCSI);
    assertThat(LocalDisk.isWrittenHereOnly(kernel.node("dm-0"))).as("partly iSCSI").isFalse();
    int minor = 0;
    for (String name : new String[] {"zd0", "nbd0", "rbd0", "drbd0", "sr0"}) {
      kernel.device("virtual/block/" + name, "240:" + minor++, 8);
      assertThat(LocalDisk.isWrittenHereOnly(kernel.node(name))).as(name).isFalse();
    }
    kernel.text("sys/devices/" + SCSI + "/removable", "1");
    assertThat(LocalDisk.isWrittenHereOnly(kernel.node("sda"))).as("a stick").isFalse();
  }

  @Test
  void anNvmeDiskMustBeOnThisBusByEachWay() throws IOException {
    BlockNode disk = kernel.node("nvme0n1");
    assertThat(LocalDisk.isWrittenHereOnly(disk)).as("nothing known").isFalse();
    kernel.text("sys/devices/" + NVME + "/device/nvme0/transport", "pcie");
    assertThat(LocalDisk.isWrittenHereOnly(disk)).isTrue();
    kernel.text("sys/devices/" + NVME + "/device/nvme1/transport", "tcp");
    assertThat(LocalDisk.isWrittenHereOnly(disk)).isFalse();
    kernel.text("sys/devices/" + NVME + "/device/transport", "pcie");
    assertThat(LocalDisk.isWrittenHereOnly(disk)).isTrue();
  }

  @Test
  void aMarkIsOfTheCountersAndOnlyOfTheDiskThatIsOpen() throws IOException {
    BlockNode disk = kernel.node("sda");
    WriteMark mark = host().marks().ofDevice(disk, 9, "00");
    assertThat(mark.text())
        .isEqualTo(
            "boot=the boot head=00 device=8:0 diskseq=9 start=0 size=512000000 written=56/16");
    assertThat(host().marks().ofDevice(disk, 8, "00").isKnown()).isFalse();
    assertThat(host().marks().ofDevice(kernel.node("sda3"), 9, "00").text())
        .endsWith(" written=56/16 beside=0/0");
    assertThat(host().marks().ofDevice(kernel.node("dm-0"), 9, "00").isKnown())
        .as("no table to be had")
        .isFalse();

    kernel.text("sys/devices/" + SCSI + "/inflight", "0 1");
    assertThat(host().marks().ofDevice(disk, 9, "00").isKnown()).as("writing").isFalse();
    kernel.text("sys/devices/" + SCSI + "/inflight", "1 0");
    kernel.text("sys/devices/" + SCSI + "/stat", "5 0 40 0 7 0 56 0 0 0 0");
    assertThat(host().marks().ofDevice(disk, 9, "00").isKnown()).as("Linux 4.17").isFalse();
    kernel.text("sys/devices/" + SCSI + "/stat", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
    assertThat(host().marks().ofDevice(disk, 9, "00").isKnown()).as("not counted").isFalse();
  }

  @Test
  void namesOfTheMakerFromUdevAndWithoutIt() throws IOException {
    Hardware bare = new Hardware(kernel.node("sda3"), UdevRecord.EMPTY);
    assertThat(List.of(bare.model(), bare.serial(), bare.wwn())).containsOnly("");

    kernel.text("sys/devices/" + SCSI + "/device/model", "Samsung SSD 860 ");
    kernel.text("sys/devices/" + SCSI + "/device/wwid", "naa.5002538");
    Path page = root.resolve("sys/devices/" + SCSI + "/device/vpd_pg80");
    Path _ = Files.write(page, "\0\u0080\0\ns3z9nb0k  ".getBytes(StandardCharsets.ISO_8859_1));
    Hardware sysfs = new Hardware(kernel.node("sda3"), UdevRecord.EMPTY);
    assertThat(List.of(sysfs.model(), sysfs.serial(), sysfs.wwn()))
        .containsExactly("Samsung SSD 860", "s3z9nb0k", "naa.5002538");

    kernel.text(
        "run/udev/data/b8:0",
        """
        S:disk/by-id/ata-x
        E:ID_MODEL=Samsung_SSD_860_EVO_1TB
        E:ID_SERIAL_SHORT=S3Z9NB0K
        E:ID_WWN=0x5002538
        E:ID_BUS=
        """);
    UdevRecord record = UdevRecord.of(kernel.texts(), DeviceNumber.parse("8:0"));
    Hardware udev = new Hardware(kernel.node("sda3"), record);
    assertThat(List.of(udev.model(), udev.serial(), udev.wwn()))
        .containsExactly("Samsung SSD 860 EVO 1TB", "S3Z9NB0K", "0x5002538");
    assertThat(record.value("ID_BUS")).isEmpty();

    Hardware mapped = new Hardware(kernel.node("dm-0"), UdevRecord.EMPTY);
    assertThat(List.of(mapped.model(), mapped.serial(), mapped.wwn()))
        .containsExactly("mapped vg0-root", "", "LVM-abc");
  }

  @Test
  void whatUdevSaysOfContentThatIsNotKnownHere() throws IOException {
    kernel.text(
        "run/udev/data/b8:3",
        "E:ID_FS_TYPE=reiserfs\nE:ID_FS_LABEL_ENC=a\\x20\\xc3\\xa4\\xff\\x\nE:ID_FS_UUID=1-2");
    UdevRecord record = UdevRecord.of(kernel.texts(), DeviceNumber.parse("8:3"));
    assertThat(UdevContent.of(record).label()).isEqualTo("a ä\udcff\\x");
    assertThat(UdevContent.of(record).type()).isEqualTo("reiserfs");
    assertThat(UdevContent.of(record).uuid()).isEqualTo("1-2");
  }

  @Test
  void tablesOfMountsAndSwap() throws IOException {
    kernel.text(
        "proc/self/mountinfo",
        """
        26 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
        41 22 0:13 / /mnt/a\\040b\\134 ro shared:7 master:1 - btrfs /dev/vdb rw,subvol=/x
        """
            .strip());
    List<Mount> mounts = Mount.all(kernel.texts());
    assertThat(mounts).hasSize(2);
    assertThat(mounts.getFirst())
        .isEqualTo(
            new Mount(
                26,
                new DeviceNumber(254, 0),
                RawPath.ofText("/"),
                false,
                "ext4",
                RawPath.ofText("/dev/vda")));
    assertThat(mounts.getLast().point().text()).isEqualTo("/mnt/a b\\");
    assertThat(mounts.getLast().readOnly()).isTrue();
    assertThat(mounts.getLast().type()).isEqualTo("btrfs");

    assertThat(Swap.all(kernel.texts())).isEmpty();
    kernel.text(
        "proc/swaps",
        "Filename\tType\tSize\tUsed\tPriority\n"
            + "/dev/dm-1   partition\t999\t0\t-2\n/swap\\040file\\040(deleted)\tfile\t1\t0\t-3");
    assertThat(Swap.all(kernel.texts()))
        .containsExactly(
            new Swap(RawPath.ofText("/dev/dm-1")),
            new Swap(RawPath.ofText("/swap file (deleted)")));
  }
}
