package fieldkit.xenmigrate.domain;

import tools.jackson.databind.JsonNode;

/**
 * A disk of a domain.
 *
 * @param vdev what the guest calls it: {@code xvda}
 * @param path the device or file behind it; empty for an empty drive
 * @param format {@code raw}, {@code qcow2} and so on
 * @param backend {@code phy}, {@code qdisk}, {@code tap}, or {@code unknown} where libxl chooses
 * @param script a hotplug script of the user's, or empty
 * @param foreign another domain that serves it, or empty
 * @param writable whether the guest may write to it
 * @param cdrom whether it is a drive for discs
 */
public record VirtualDisk(
    String vdev,
    String path,
    String format,
    String backend,
    String script,
    String foreign,
    boolean writable,
    boolean cdrom) {

  static VirtualDisk of(JsonNode disk) {
    String foreign = disk.path("backend_domname").asString("");
    return new VirtualDisk(
        disk.path("vdev").asString(""),
        disk.path("pdev_path").asString(""),
        disk.path("format").asString("raw"),
        disk.path("backend").asString("unknown"),
        disk.path("script").asString(""),
        foreign.equals("Domain-0") ? "" : foreign,
        disk.path("readwrite").asInt(0) != 0,
        disk.path("is_cdrom").asInt(0) != 0);
  }

  /** Whether the guest has nothing in it. */
  public boolean isEmpty() {
    return path.isEmpty() || format.equals("empty");
  }
}
