package fieldkit.xenmigrate.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is called otherwise on the other host. Immutable.
 *
 * @param disks from old to new: a path, or the beginning of one up to a slash; or, without a slash
 *     in front, a volume group or the beginning of a ZFS dataset
 * @param bridges from old to new
 */
public record Mapping(Map<String, String> disks, Map<String, String> bridges) {
  private static final List<String> FOLDERS = List.of("/dev/", "/dev/zvol/");

  /** Copies the maps. */
  public Mapping {
    disks = Map.copyOf(disks);
    bridges = Map.copyOf(bridges);
  }

  /**
   * From words {@code OLD=NEW}.
   *
   * @throws IllegalArgumentException with the user's fact, if one is none
   */
  public static Mapping of(List<String> disks, List<String> bridges) {
    return new Mapping(pairs(disks), pairs(bridges));
  }

  private static Map<String, String> pairs(List<String> words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1 || equals == word.length() - 1) {
        throw new IllegalArgumentException("'%s' is not OLD=NEW".formatted(word));
      }
      String old = word.substring(0, equals);
      String now = word.substring(equals + 1);
      if (old.startsWith("/") != now.startsWith("/")) {
        throw new IllegalArgumentException(
            "'%s' names a path on one side and none on the other".formatted(word));
      }
      pairs.put(old, now);
    }
    return pairs;
  }

  /** Whether everything keeps its name. */
  public boolean isEmpty() {
    return disks.isEmpty() && bridges.isEmpty();
  }

  /** A disk's path there: by the longest entry that fits it. */
  public String path(String path) {
    String best = "";
    String mapped = path;
    for (Map.Entry<String, String> entry : disks.entrySet()) {
      for (String folder : entry.getKey().startsWith("/") ? List.of("") : FOLDERS) {
        String old = folder + entry.getKey();
        if (old.length() > best.length() && covers(old, path)) {
          best = old;
          mapped = folder + entry.getValue() + path.substring(old.length());
        }
      }
    }
    return mapped;
  }

  private static boolean covers(String beginning, String path) {
    return path.equals(beginning)
        || path.startsWith(beginning.endsWith("/") ? beginning : beginning + "/");
  }

  /** A bridge's name there. */
  public String bridge(String bridge) {
    return bridges.getOrDefault(bridge, bridge);
  }
}
