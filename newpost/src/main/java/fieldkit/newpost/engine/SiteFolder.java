package fieldkit.newpost.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder that may be a site's root, as engines look at it.
 *
 * @param root the folder, absolute
 */
public record SiteFolder(Path root) {
  private static final int NEWEST_LOOKED_AT = 5;

  /** Whether any of these files or folders is there. */
  public boolean has(String... names) {
    for (String name : names) {
      if (Files.exists(root.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a folder is there. */
  public boolean hasFolder(String name) {
    return Files.isDirectory(root.resolve(name));
  }

  /** A file's text; empty where there is none that can be read. Never fails on odd bytes. */
  public String text(String name) {
    try {
      return new String(Files.readAllBytes(root.resolve(name)), StandardCharsets.UTF_8);
    } catch (IOException notThere) {
      return "";
    }
  }

  /** The first of these files that is there. */
  public Optional<String> first(String... names) {
    for (String name : names) {
      if (Files.exists(root.resolve(name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The first of these folders that is there, or else the last one named. */
  public String firstFolder(String... names) {
    for (String name : names) {
      if (hasFolder(name)) {
        return name;
      }
    }
    return names[names.length - 1];
  }

  /**
   * Texts of posts that are there already, the last by name first, a handful at most: the best hint
   * at what this site is used to.
   */
  public List<String> someTexts(String folder, List<String> extensions) {
    return names(folder).stream()
        .filter(name -> !name.startsWith("_") && extensions.stream().anyMatch(name::endsWith))
        .sorted(Comparator.reverseOrder())
        .limit(NEWEST_LOOKED_AT)
        .map(name -> text(folder + "/" + name))
        .toList();
  }

  /** The names in a folder; none if it is not there. */
  public List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException noFolder) {
      return List.of();
    }
    return names;
  }
}
