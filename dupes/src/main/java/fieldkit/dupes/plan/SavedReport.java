package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.json.JsonPath;
import fieldkit.dupes.json.JsonValues;
import fieldkit.dupes.report.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report in JSON, read back. Nothing in it is believed: it says where to look, and whoever acts
 * on it looks at every file again. What does not hang together is refused as a whole.
 *
 * @param roots the PATHs that were scanned
 * @param groups the groups of files
 * @param folderGroups how many groups of folders it has, which nothing is done with
 */
public record SavedReport(List<RawPath> roots, List<KnownGroup> groups, int folderGroups) {

  /**
   * Reads a report.
   *
   * @throws IOException whose message says what is wrong with it
   */
  public static SavedReport read(InputStream in) throws IOException {
    Object document = JsonValues.read(in);
    if (!(document instanceof Map<?, ?> report) || !"dupes".equals(report.get("tool"))) {
      throw new IOException("is not a report of dupes");
    }
    if (!Long.valueOf(JsonFormat.SHAPE).equals(report.get("shape"))
        || !(report.get("roots") instanceof List<?>)) {
      throw new IOException("was written by another version of dupes: make a new one");
    }
    try {
      return new Reader(report).read();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The parts of one report. */
  private static final class Reader {
    private final Map<?, ?> report;
    private final List<RawPath> roots = new ArrayList<>();
    private final List<Boolean> references = new ArrayList<>();
    private final Set<RawPath> paths = new HashSet<>();
    private final Set<List<Long>> inodes = new HashSet<>();

    Reader(Map<?, ?> report) {
      this.report = report;
    }

    SavedReport read() {
      for (Object root : list(report, "roots")) {
        roots.add(path(object(root)));
        references.add(Boolean.TRUE.equals(object(root).get("reference")));
      }
      List<KnownGroup> groups = new ArrayList<>();
      int folders = 0;
      for (Object group : list(report, "groups")) {
        if ("folders".equals(object(group).get("kind"))) {
          folders++;
        } else {
          groups.add(group(object(group)));
        }
      }
      return new SavedReport(List.copyOf(roots), groups, folders);
    }

    private KnownGroup group(Map<?, ?> group) {
      long size = number(group, "size");
      List<KnownFile> files = new ArrayList<>();
      for (Object member : list(group, "members")) {
        files.add(file(object(member), size));
      }
      if (files.isEmpty()) {
        throw new IllegalArgumentException("has a group without members");
      }
      return new KnownGroup(size, files);
    }

    private KnownFile file(Map<?, ?> member, long size) {
      FileIdentity identity =
          new FileIdentity(
              number(member, "device"),
              number(member, "inode"),
              size,
              number(member, "modified_ns"),
              number(member, "changed_ns"));
      if (!inodes.add(List.of(identity.device(), identity.inode()))) {
        throw new IllegalArgumentException("has one file twice: " + path(member).text());
      }
      List<KnownName> names = new ArrayList<>();
      names.add(name(member));
      if (member.get("links") instanceof List<?> links) {
        links.forEach(link -> names.add(name(object(link))));
      }
      return new KnownFile(identity, (int) number(member, "link_count"), names);
    }

    private KnownName name(Map<?, ?> object) {
      RawPath path = path(object);
      if (!paths.add(path)) {
        throw new IllegalArgumentException("has one path twice: " + path.text());
      }
      for (int rank = 0; rank < roots.size(); rank++) {
        if (path.startsWith(roots.get(rank))) {
          return new KnownName(path, rank, references.get(rank));
        }
      }
      throw new IllegalArgumentException("has a path outside of what was scanned: " + path.text());
    }

    private static RawPath path(Map<?, ?> object) {
      RawPath path =
          JsonPath.read(object, "path")
              .orElseThrow(() -> new IllegalArgumentException("has a member without a path"));
      if (!path.isAbsolute() || !isPlain(path)) {
        throw new IllegalArgumentException(
            "has a path that is not absolute and plain: " + path.text());
      }
      return path;
    }

    /** Whether no name in it is empty, {@code .} or {@code ..}. */
    private static boolean isPlain(RawPath path) {
      String text = path.text();
      return text.equals("/") || !(text + "/").matches("(?s).*/(\\.\\.?)?/.*");
    }

    private static Map<?, ?> object(Object value) {
      if (value instanceof Map<?, ?> object) {
        return object;
      }
      throw new IllegalArgumentException("is not a report of dupes");
    }

    private static List<?> list(Map<?, ?> object, String field) {
      if (object.get(field) instanceof List<?> list) {
        return list;
      }
      throw new IllegalArgumentException("lacks '%s'".formatted(field));
    }

    private static long number(Map<?, ?> object, String field) {
      if (object.get(field) instanceof Long number) {
        return number;
      }
      throw new IllegalArgumentException("lacks the number '%s'".formatted(field));
    }
  }
}
