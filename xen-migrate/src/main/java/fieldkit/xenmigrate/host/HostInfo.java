package fieldkit.xenmigrate.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code xl info} says.
 *
 * @param values each line's value by its name
 */
public record HostInfo(Map<String, String> values) {
  /** Copies the map. */
  public HostInfo {
    values = Map.copyOf(values);
  }

  /** From its text. */
  public static HostInfo parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return new HostInfo(values);
  }

  /** The hypervisor's version, such as {@code 4.17.7}; empty if it is not told. */
  public String version() {
    return values.getOrDefault("xen_version", "");
  }

  /** The version as a number that grows with it: 4.17 is 4017; 0 if it is not told. */
  public int release() {
    try {
      return Integer.parseInt(values.getOrDefault("xen_major", "0")) * 1000
          + Integer.parseInt(values.getOrDefault("xen_minor", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Memory that no domain has, MiB, if it is told. */
  public Optional<Long> freeMemory() {
    return Optional.ofNullable(values.get("free_memory"))
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::valueOf);
  }

  /** What the processors can do, 32 bits a word in hexadecimal, joined by colons. */
  public String capabilities() {
    return values.getOrDefault("hw_caps", "");
  }
}
