package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.DeviceNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What udev has found out about a device, /run/udev/data. What it says of the hardware holds; what
 * it says of the content may be of before somebody wrote. Immutable.
 */
public final class UdevRecord {
  /** Nothing known. */
  public static final UdevRecord EMPTY = new UdevRecord("");

  private final Map<String, String> properties = new HashMap<>();

  private UdevRecord(String text) {
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("E:") && equals > 0) {
        properties.put(line.substring(2, equals), line.substring(equals + 1).strip());
      }
    }
  }

  /** What is known of a block device; nothing where no udev runs. */
  public static UdevRecord of(KernelTexts texts, DeviceNumber number) {
    return new UdevRecord(texts.text("run/udev/data/b" + number).orElse(""));
  }

  /** A property that is not empty. */
  public Optional<String> value(String property) {
    return Optional.ofNullable(properties.get(property)).filter(value -> !value.isEmpty());
  }
}
