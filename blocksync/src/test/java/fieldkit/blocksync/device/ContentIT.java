package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.device.content.Content;
import fieldkit.blocksync.testing.LoopDevice;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of content is what blkid says, for what each program makes. */
class ContentIT {
  private static final long SIZE = 320 << 20;

  @TempDir Path folder;

  /** What blkid finds on a device itself. */
  private static Content blkid(String path) {
    Programs.assumeThere("blkid");
    Map<String, String> found = new HashMap<>();
    for (String line : Programs.run("blkid", "-p", "-o", "export", path).lines().toList()) {
      int equals = line.indexOf('=');
      found.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("\\\\(.)", "$1"));
    }
    return new Content(
        found.getOrDefault("TYPE", ""),
        found.getOrDefault("LABEL", ""),
        found.getOrDefault("UUID", ""),
        found.getOrDefault("PTTYPE", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "mkfs.ext2 -q -L 'two words'",
    "mkfs.ext3 -q -L three",
    "mkfs.ext4 -q -L sixteen_letters_",
    "mkfs.ext4 -q -O ^has_journal",
    "mke2fs -q -O journal_dev",
    "mkfs.xfs -q -L label",
    "mkfs.btrfs -q -L 'a long label of a file system'",
    "mkswap -L swapped",
    "mkfs.vfat -F 32 -n FAT",
    "mkfs.vfat -F 16",
    "mkfs.exfat",
    "mkntfs -q -F -Q",
    "pvcreate -q -f",
    "cryptsetup luksFormat -q --type luks1 --key-file /etc/hostname",
    "cryptsetup luksFormat -q --type luks2 --label secret --key-file /etc/hostname",
    "sgdisk -n 1:2048:40960",
  })
  void asBlkidHasIt(String command) throws IOException, RefusedException {
    String program =
        command.substring(0, command.indexOf(' ') < 0 ? command.length() : command.indexOf(' '));
    Programs.assumeRoot();
    Programs.assumeThere(program);
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE)) {
      String _ = Programs.runOrSkip("sh", "-c", command + " " + device.name());
      Content expected = blkid(device.name());
      assertThat(expected).isNotEqualTo(Content.NONE);

      Content content = Openers.facts(device.name()).content();

      boolean onlyNamed = expected.type().matches("exfat|ntfs");
      assertThat(content)
          .isEqualTo(onlyNamed ? new Content(expected.type(), "", "", "") : expected);
      assertThat(Openers.facts(device.image().toString()).content()).isEqualTo(content);
    }
  }

  @Test
  void aTableCountsInTheDevicesSectors() throws IOException, RefusedException {
    Programs.assumeThere("sgdisk");
    try (LoopDevice device = LoopDevice.of(folder.resolve("image"), SIZE, 4096)) {
      String _ = Programs.runOrSkip("sgdisk", "-n", "1:2048:4096", device.name());
      assertThat(Openers.facts(device.name()).content().partitionTable()).isEqualTo("gpt");
    }
  }

  @Test
  void aTableOfDos() throws IOException, RefusedException {
    byte[] sector = new byte[1 << 20];
    sector[446 + 4] = (byte) 0x83;
    sector[510] = 0x55;
    sector[511] = (byte) 0xAA;
    Path file = Files.write(folder.resolve("file"), sector);
    assertThat(Openers.facts(file.toString()).content().partitionTable()).isEqualTo("dos");
    assertThat(blkid(file.toString()).partitionTable()).isEqualTo("dos");
  }

  @Test
  void noiseAndZerosAreNothing() throws IOException, RefusedException {
    Path zeros = Files.write(folder.resolve("zeros"), new byte[300_000]);
    Path tiny = Files.write(folder.resolve("tiny"), new byte[1]);
    assertThat(Openers.facts(zeros.toString()).content()).isEqualTo(Content.NONE);
    assertThat(Openers.facts(tiny.toString()).content()).isEqualTo(Content.NONE);
    for (int i = 0; i < 200; i++) {
      Path noise = Files.write(folder.resolve("noise"), Bytes.random(i, 300_000));
      assertThat(Openers.facts(noise.toString()).content()).isEqualTo(Content.NONE);
    }
  }

  @Test
  void whatIsKnownOfALoopDevice() throws IOException, RefusedException {
    try (LoopDevice device = LoopDevice.of(folder.resolve("im age"), SIZE, 4096)) {
      String _ = Programs.runOrSkip("mkfs.ext4", "-q", "-L", "vault", device.name());
      StorageFacts facts = Openers.facts(device.name());

      assertThat(facts.kind()).isEqualTo(StorageFacts.Kind.BLOCK_DEVICE);
      assertThat(facts.size()).isEqualTo(SIZE);
      assertThat(facts.medium().logicalSector()).isEqualTo(4096);
      assertThat(facts.medium().physicalSector()).isEqualTo(4096);
      assertThat(facts.medium().readOnly()).isFalse();
      assertThat(facts.medium().discards()).isTrue();
      assertThat(facts.origin().device()).startsWith("7:");
      assertThat(facts.origin().diskSequence()).isPositive();
      assertThat(facts.origin().boot())
          .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
      assertThat(facts.origin().machine())
          .doesNotContain(Files.readString(Path.of("/etc/machine-id")).strip());
      assertThat(facts.users()).isEmpty();
      assertThat(facts.mountedWritable()).isEmpty();
      assertThat(facts.description())
          .isEqualTo(
              "%s: 320 MiB loop device of %s, ext4 'vault'"
                  .formatted(device.name(), device.image()));
      assertThat(StorageFacts.fromFields(facts.toFields())).isEqualTo(facts);
    }
  }
}
