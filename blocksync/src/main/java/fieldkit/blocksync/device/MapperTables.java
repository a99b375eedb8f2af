package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What device mapper devices are made of, asked of the mapper's control device. A table that is
 * loaded anew (a snapshot that is merged back) changes a device's content without a write to it.
 */
final class MapperTables {
  private static final RawPath CONTROL = RawPath.ofText("/dev/mapper/control");

  private final FileAccess files;

  MapperTables(FileAccess files) {
    this.files = files;
  }

  /** A digest of a device's table; empty where it may not be seen. */
  Optional<String> digest(DeviceNumber device) {
    try (FoundFile found = files.find(CONTROL);
        BlockFile control = found.open(FoundFile.Opening.toRead())) {
      return control
          .mapperTable(device)
          .map(table -> Digests.of(table.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
