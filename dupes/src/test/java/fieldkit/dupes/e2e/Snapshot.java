package fieldkit.dupes.e2e;

import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is below a folder, seen with nothing but Java's library.
 *
 * @param entries what each path is, by its text
 */
record Snapshot(Map<String, Entry> entries) {
  private static final String FIELDS = "unix:mode,uid,gid,ino,lastModifiedTime";

  /**
   * One name.
   *
   * @param inode its number
   * @param content the bytes in hexadecimal, a link's text, or nothing for a folder
   * @param metadata mode, owner, group, time and attributes, as far as they are the name's own
   */
  record Entry(long inode, String content, String metadata) {}

  static Snapshot of(Path folder) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    if (Files.exists(folder)) {
      List<Path> paths;
      try (var all = Files.walk(folder)) {
        paths = all.toList();
      }
      for (Path path : paths) {
        Entry _ = entries.put(text(path), entry(path));
      }
    }
    return new Snapshot(entries);
  }

  /** A path's exact bytes as a text. */
  static String text(Path path) {
    byte[] uri = path.toUri().getRawPath().getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < uri.length; i++) {
      if (uri[i] == '%') {
        bytes.write(HexFormat.fromHexDigits(new String(uri, i + 1, 2, StandardCharsets.US_ASCII)));
        i += 2;
      } else {
        bytes.write(uri[i]);
      }
    }
    String text = RawText.decode(bytes.toByteArray());
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static Entry entry(Path path) throws IOException {
    Map<String, Object> all = Files.readAttributes(path, FIELDS, LinkOption.NOFOLLOW_LINKS);
    long inode = all.get("ino") instanceof Long number ? number : 0;
    String owner = "%o %s:%s".formatted((Integer) all.get("mode"), all.get("uid"), all.get("gid"));
    if (Files.isSymbolicLink(path)) {
      return new Entry(inode, "-> " + Files.readSymbolicLink(path), owner);
    }
    if (Files.isDirectory(path)) {
      return new Entry(inode, "", owner);
    }
    return new Entry(
        inode,
        HexFormat.of().formatHex(Files.readAllBytes(path)),
        owner + " " + all.get("lastModifiedTime") + " " + attributes(path));
  }

  private static Map<String, String> attributes(Path path) throws IOException {
    Map<String, String> attributes = new TreeMap<>();
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    for (String name : view.list()) {
      ByteBuffer value = ByteBuffer.allocate(view.size(name));
      int _ = view.read(name, value);
      String _ = attributes.put(name, HexFormat.of().formatHex(value.array()));
    }
    return attributes;
  }

  /** Only files, no folders and links. */
  Snapshot files() {
    return only(entry -> !entry.content().isEmpty() && !entry.content().startsWith("-> "));
  }

  private Snapshot only(java.util.function.Predicate<Entry> wanted) {
    Map<String, Entry> some = new TreeMap<>(entries);
    some.values().removeIf(wanted.negate());
    return new Snapshot(some);
  }

  /** Only what lies below a folder. */
  Snapshot below(String folder) {
    Map<String, Entry> some = new TreeMap<>(entries);
    some.keySet().removeIf(path -> !path.startsWith(folder + "/"));
    return new Snapshot(some);
  }

  /** All there is to read, each content once. */
  Set<String> contents() {
    return files().entries.values().stream()
        .map(Entry::content)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything a person could see of it: names, kinds, contents, metadata, hard links. */
  List<String> listing() {
    Map<Long, String> first = new TreeMap<>();
    return entries.entrySet().stream()
        .map(one -> {
          Entry entry = one.getValue();
          String name = first.computeIfAbsent(entry.inode(), _ -> one.getKey());
          return "%s = %s: %s %s".formatted(one.getKey(), name, entry.metadata(), entry.content());
        })
        .toList();
  }

  /** Names, contents and hard links, without times and owners. */
  List<String> shape() {
    Map<Long, String> first = new TreeMap<>();
    return entries.entrySet().stream()
        .map(one -> {
          Entry entry = one.getValue();
          String name = first.computeIfAbsent(entry.inode(), _ -> one.getKey());
          return "%s = %s: %s".formatted(one.getKey(), name, entry.content());
        })
        .toList();
  }

  /** The inodes of the files with a content. */
  Set<Long> inodes(String content) {
    return files().entries.values().stream()
        .filter(entry -> entry.content().equals(content))
        .map(Entry::inode)
        .collect(Collectors.toSet());
  }
}
