package fieldkit.newpost.sri.disk;

import fieldkit.common.cli.Messages;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds the pages: files that are named, and all below folders that are named, each once, in the
 * order of their names. Symbolic links are followed only where the user named them.
 */
public final class PageList {
  private final FileAccess files;
  private final Messages messages;
  private final BooleanSupplier stopped;
  private final Set<RawPath> known = new HashSet<>();
  private final List<Page> pages = new ArrayList<>();

  /** Looks for pages; what cannot be looked at is named through the messages. */
  public PageList(FileAccess files, Messages messages, BooleanSupplier stopped) {
    this.files = files;
    this.messages = messages;
    this.stopped = stopped;
  }

  /**
   * Adds a path of the command line.
   *
   * @param real the same without symbolic links, but for the last name of a file
   * @param root the site's root, which it lies in
   */
  public void add(RawPath path, RawPath real, RawPath root) throws IOException {
    boolean folder = files.status(path, true).kind() == FileKind.DIRECTORY;
    List<String> names = namesBelow(root, folder ? real : real.parent());
    if (folder) {
      walk(path, real, names);
    } else if (known.add(real)) {
      boolean link = files.status(path, false).kind() == FileKind.SYMBOLIC_LINK;
      pages.add(new Page(path, names, link));
    }
  }

  private static List<String> namesBelow(RawPath root, RawPath folder) {
    String prefix = root.text().endsWith("/") ? root.text() : root.text() + "/";
    String text = folder.text();
    return text.length() <= prefix.length()
        ? List.of()
        : List.of(text.substring(prefix.length()).split("/", -1));
  }

  private void walk(RawPath path, RawPath real, List<String> names) {
    List<byte[]> folders = new ArrayList<>();
    try (OpenDirectory folder = files.openDirectory(path, true)) {
      while (!stopped.getAsBoolean() && folder.next()) {
        if (folder.kind() == FileKind.DIRECTORY) {
          folders.add(folder.name());
        } else if (folder.kind() == FileKind.REGULAR && PageNames.isPage(folder.name())) {
          addPage(path.resolve(folder.name()), real.resolve(folder.name()), names);
        }
      }
    } catch (IOException e) {
      messages.problem(path.text(), FileFault.reasonOf(e));
    }
    for (byte[] name : folders) {
      List<String> below = new ArrayList<>(names);
      below.add(RawText.decode(name));
      walk(path.resolve(name), real.resolve(name), below);
    }
  }

  private void addPage(RawPath path, RawPath real, List<String> names) {
    if (known.add(real)) {
      pages.add(new Page(path, names, false));
    }
  }

  /** All pages that were found. */
  public List<Page> pages() {
    return pages.stream().sorted(Comparator.comparing(Page::path)).toList();
  }
}
