package fieldkit.xenmigrate.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A domain as libxl writes it down, in JSON: {@code xl list -l}, and at the head of what {@code xl
 * migrate} sends. What is not known here stays as it is. Immutable.
 *
 * <p>Source of the names: Xen, tools/libs/light/libxl_types.idl.
 */
public final class DomainConfig {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ObjectNode root;

  private DomainConfig(ObjectNode root) {
    this.root = root;
  }

  /**
   * One configuration.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DomainConfig of(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object && object.has("c_info")) {
        return new DomainConfig(object);
      }
    } catch (JacksonException notJson) {
      // nor is it a configuration
    }
    throw new IllegalArgumentException("no configuration of a domain");
  }

  /** All in the text of {@code xl list -l}; those xl could not read are not among them. */
  public static List<DomainConfig> ofList(String json) {
    List<DomainConfig> all = new ArrayList<>();
    try {
      for (JsonNode entry : JSON.readTree(json)) {
        if (entry.get("config") instanceof ObjectNode config && config.has("c_info")) {
          all.add(new DomainConfig(config));
        }
      }
    } catch (JacksonException notJson) {
      // then there are none
    }
    return all;
  }

  /** Its name. */
  public String name() {
    return root.path("c_info").path("name").asString("");
  }

  /** Its number for life. */
  public String uuid() {
    return root.path("c_info").path("uuid").asString("");
  }

  /** {@code pv}, {@code pvh} or {@code hvm}. */
  public String type() {
    return root.path("c_info").path("type").asString("");
  }

  /** The most memory it may have, KiB. */
  public long maxMemory() {
    return root.path("b_info").path("max_memkb").asLong(0);
  }

  /** Its disks, in their order. */
  public List<VirtualDisk> disks() {
    List<VirtualDisk> disks = new ArrayList<>();
    for (JsonNode disk : root.path("disks")) {
      disks.add(VirtualDisk.of(disk));
    }
    return disks;
  }

  /** The bridges its network cards are on, each once. */
  public List<String> bridges() {
    List<String> bridges = new ArrayList<>();
    for (JsonNode nic : root.path("nics")) {
      String bridge = nic.path("bridge").asString("");
      if (!bridge.isEmpty() && !bridges.contains(bridge)) {
        bridges.add(bridge);
      }
    }
    return bridges;
  }

  /** Files of this host that it was started from: kernel and ramdisk of direct boot. */
  public List<String> bootFiles() {
    List<String> files = new ArrayList<>();
    for (String what : List.of("kernel", "ramdisk")) {
      String file = root.path("b_info").path(what).asString("");
      if (file.startsWith("/")) {
        files.add(file);
      }
    }
    return files;
  }

  /** Kinds of devices of this host that were handed through to it. */
  public List<String> passedThrough() {
    return List.of("pcidevs", "usbdevs", "usbctrls", "dtdevs", "rdms").stream()
        .filter(kind -> !root.path(kind).isEmpty())
        .toList();
  }

  /** The same where disks have other paths and network cards other bridges. */
  public DomainConfig on(Mapping mapping) {
    ObjectNode copy = root.deepCopy();
    for (JsonNode disk : copy.path("disks")) {
      replace(disk, "pdev_path", mapping::path);
    }
    for (JsonNode nic : copy.path("nics")) {
      replace(nic, "bridge", mapping::bridge);
    }
    return new DomainConfig(copy);
  }

  private static void replace(JsonNode node, String name, UnaryOperator<String> change) {
    Optional<String> value = Optional.ofNullable(node.get(name)).map(text -> text.asString(""));
    if (node instanceof ObjectNode object && value.isPresent()) {
      object.put(name, change.apply(value.get()));
    }
  }

  /** As JSON. */
  public String json() {
    return JSON.writeValueAsString(root);
  }
}
