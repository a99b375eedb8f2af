package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fieldkit.blocksync.device.content.Content;
import fieldkit.common.io.RawPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFactsTest {
  private static final StorageFacts DISK =
      new StorageFacts(
          RawPath.of(new byte[] {'/', 'd', (byte) 0xff, '\n'}),
          RawPath.ofText("/dev/sdb"),
          StorageFacts.Kind.BLOCK_DEVICE,
          1_000_204_886_016L,
          new Medium(512, 4096, true, false, true, "Samsung SSD 860", "S3Z9", "naa.5"),
          new Content("ext4", "backup", "1-2", "gpt"),
          new Origin("0a", "19d9", "8:16", 0, 7),
          new WriteMark("boot=1 written=2/3"),
          new Footprint("19d9", List.of(new Footprint.Place("8:16", 0, 5)), List.of()),
          List.of(RawPath.ofText("/srv"), RawPath.ofText("/a b")),
          List.of("/dev/sdb1 is mounted at /srv"));

  @Test
  void asFieldsAndBack() {
    assertThat(StorageFacts.fromFields(DISK.toFields())).isEqualTo(DISK);
  }

  @Test
  void describedInALine() {
    assertThat(DISK.description())
        .isEqualTo(
            "/d\udcff\n: 932 GiB Samsung SSD 860, serial S3Z9, ext4 'backup', gpt partition table");
    Map<String, String> fields = new HashMap<>();
    fields.put("path", "/srv/a");
    fields.put("kind", "file");
    fields.put("size", "4096");
    StorageFacts bare = StorageFacts.fromFields(fields);
    assertThat(bare.description()).isEqualTo("/srv/a: 4.0 KiB file");
    assertThat(bare.mark().isKnown()).isFalse();
    assertThat(bare.footprint().overlaps(bare.footprint())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "path,''",
    "kind,''",
    "kind,folder",
    "size,''",
    "size,0",
    "size,-1",
    "size,x",
    "size,99999999999999999999",
    "logical-sector,0",
    "logical-sector,9999999999",
    "diskseq,x",
    "footprint,x",
    "inode,1.5",
  })
  void whatIsWrongIsSaid(String name, String value) {
    Map<String, String> fields = new HashMap<>(DISK.toFields());
    fields.put(name, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageFacts.fromFields(fields))
        .satisfies(fault -> assertThat(fault).hasMessageNotContaining("Exception"));
  }

  @Test
  void anythingElseIsReadOrRefusedButNeverFails() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> names = List.copyOf(DISK.toFields().keySet());
    for (int i = 0; i < 20_000; i++) {
      Map<String, String> fields = new HashMap<>(DISK.toFields());
      String name = names.get(random.nextInt(names.size()));
      String value = fields.getOrDefault(name, "");
      int at = random.nextInt(value.length() + 1);
      String junk = Character.toString(random.nextInt(0, 0x300));
      fields.put(name, value.substring(0, at) + junk + value.substring(at));
      if (random.nextInt(4) == 0) {
        String _ = fields.remove(names.get(random.nextInt(names.size())));
      }
      try {
        StorageFacts facts = StorageFacts.fromFields(fields);
        assertThat(StorageFacts.fromFields(facts.toFields())).as("seed %d", seed).isEqualTo(facts);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
