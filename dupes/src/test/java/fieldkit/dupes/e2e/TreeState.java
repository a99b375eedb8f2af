package fieldkit.dupes.e2e;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a folder holds at one moment: names, contents, who shares an inode, and all metadata. */
record TreeState(Path folder, Map<String, Entry> entries) {

  /**
   * A name.
   *
   * @param kind its type and permission bits
   * @param owner user and group
   * @param modified for a file, when it was
   * @param content for a file, what it holds; for a link, where it leads
   * @param attributes extended attributes
   * @param names all names of its inode
   */
  record Entry(
      String kind,
      String owner,
      String modified,
      String content,
      Map<String, String> attributes,
      List<String> names) {

    boolean isFile() {
      return kind.startsWith("file");
    }
  }

  static TreeState of(Path folder) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    Map<Object, List<String>> names = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted().toList()) {
        String name = folder.relativize(path).toString();
        if (!name.isEmpty()) {
          entries.put(name, entry(path, name, names));
        }
      }
    }
    return new TreeState(folder, entries);
  }

  private static Entry entry(Path path, String name, Map<Object, List<String>> names)
      throws IOException {
    Map<String, Object> status = Files.readAttributes(path, "unix:*", NOFOLLOW_LINKS);
    String owner = status.get("uid") + ":" + status.get("gid");
    String mode = Integer.toOctalString((Integer) requireNonNull(status.get("mode")));
    if (Files.isSymbolicLink(path)) {
      String target = Files.readSymbolicLink(path).toString();
      return new Entry("link", owner, "", target, Map.of(), List.of());
    }
    if (Files.isDirectory(path)) {
      return new Entry("folder " + mode, owner, "", "", attributes(path), List.of());
    }
    List<String> all =
        names.computeIfAbsent(requireNonNull(status.get("ino")), _ -> new ArrayList<>());
    all.add(name);
    return new Entry(
        "file " + mode,
        owner,
        ((FileTime) requireNonNull(status.get("lastModifiedTime"))).toInstant().toString(),
        Files.readString(path, StandardCharsets.ISO_8859_1),
        attributes(path),
        all);
  }

  private static Map<String, String> attributes(Path path) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    Map<String, String> attributes = new TreeMap<>();
    for (String name : view.list()) {
      ByteBuffer value = ByteBuffer.allocate(view.size(name));
      int _ = view.read(name, value);
      attributes.put(name, new String(value.array(), StandardCharsets.ISO_8859_1));
    }
    return attributes;
  }

  /** What all files hold. */
  Set<String> contents() {
    Set<String> contents = new HashSet<>();
    entries.values().stream().filter(Entry::isFile).forEach(file -> contents.add(file.content()));
    return contents;
  }

  /** All names of a file, one of which is this. */
  List<String> namesOf(String name) {
    return requireNonNull(entries.get(name), name).names();
  }

  /** The names that this has, and another has not. */
  Set<String> without(TreeState other) {
    Set<String> names = new HashSet<>(entries.keySet());
    names.removeAll(other.entries.keySet());
    return names;
  }

  /**
   * Says that every name that led to content leads to it still, through whatever link.
   *
   * @param mayBeGone the names that may also lead nowhere
   */
  void isStillReadable(Set<String> mayBeGone) throws IOException {
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      if (named.getValue().isFile()) {
        try {
          String now =
              Files.readString(folder.resolve(named.getKey()), StandardCharsets.ISO_8859_1);
          assertThat(now).as(named.getKey()).isEqualTo(named.getValue().content());
        } catch (NoSuchFileException gone) {
          assertThat(mayBeGone).as("names that may be gone").contains(named.getKey());
        }
      }
    }
  }

  /** Says that nothing of what a run needs for a moment is left. */
  void hasNoLitter() {
    assertThat(entries.keySet()).filteredOn(name -> name.contains(".dupes-")).isEmpty();
  }
}
