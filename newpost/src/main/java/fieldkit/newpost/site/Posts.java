package fieldkit.newpost.site;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.engine.DraftRule;
import fieldkit.newpost.matter.Document;
import fieldkit.newpost.matter.MatterFault;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The posts of a site that are there. */
public final class Posts {
  private static final int DEEPEST = 16;

  private final Site site;
  private final PostFiles files;

  /** Those of this site. */
  public Posts(Site site, PostFiles files) {
    this.site = site;
    this.files = files;
  }

  /** The files of all posts and drafts, by name. */
  public List<Path> files() throws CommandFault {
    List<Path> found = new ArrayList<>();
    collect(site.folder(false), found);
    if (site.rules().draftRule() == DraftRule.FOLDER) {
      collect(site.folder(true), found);
    }
    Collections.sort(found);
    return found;
  }

  private void collect(Path folder, List<Path> found) throws CommandFault {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Path _ =
          Files.walkFileTree(
              folder,
              EnumSet.of(FileVisitOption.FOLLOW_LINKS),
              DEEPEST,
              new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                  if (attributes.isRegularFile() && isPost(file)) {
                    found.add(file);
                  }
                  return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                  return FileVisitResult.CONTINUE; // reading it will say why, if it is a post
                }
              });
    } catch (IOException e) {
      throw PostFiles.fault(folder, e);
    }
  }

  /** Whether a file's name is one of a post. */
  private boolean isPost(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith("_") // hugo's and zola's sections
        && !name.startsWith(".")
        && site.rules().extensions().stream().anyMatch(name::endsWith);
  }

  /** All posts; what cannot be read is told apart. */
  public List<Post> all(BiConsumer<Path, String> unreadable) throws CommandFault {
    List<Post> posts = new ArrayList<>();
    for (Path file : files()) {
      try {
        posts.add(parse(file, files.read(file)));
      } catch (MatterFault fault) {
        unreadable.accept(file, fault.reason());
      } catch (CommandFault fault) {
        unreadable.accept(file, "cannot be read");
      }
    }
    return posts;
  }

  /** A post of this text. */
  public Post parse(Path file, String text) throws MatterFault {
    Document document = Document.of(text, site.rules().kind());
    try {
      return new Post(file, document, document.kind().matter().read(document.inner()), site);
    } catch (MatterFault fault) {
      int line = fault.line() == 0 ? 0 : fault.line() + document.linesAbove();
      String where = line == 0 ? "" : "line %d: ".formatted(line);
      throw new MatterFault(line, where + fault.reason());
    }
  }

  /** The post of a file, for a command that is to change it. */
  public Post load(Path file) throws CommandFault {
    try {
      return parse(file, files.read(file));
    } catch (MatterFault fault) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          "%s: %s; nothing was changed".formatted(NativePath.text(file), fault.reason()),
          "'newpost check' names all posts like it",
          fault);
    }
  }

  /**
   * The post a word means: a file, a slug, or a part of a name that only one post has.
   *
   * @param draft whether it is a draft or a post that is looked for, where that is known and the
   *     engine keeps them apart; a file is taken as it is
   */
  public Post named(String word, Path folder, Optional<Boolean> draft) throws CommandFault {
    Path file = NativePath.of(word, folder);
    if (Files.isRegularFile(file)) {
      return load(file.toAbsolutePath().normalize());
    }
    List<Path> all = files();
    List<Path> exact = all.stream().filter(path -> isNamed(path, word)).toList();
    List<Path> found =
        exact.isEmpty()
            ? all.stream().filter(path -> path.getFileName().toString().contains(word)).toList()
            : exact;
    List<Path> wanted = found.stream().filter(path -> isWanted(path, draft)).toList();
    List<Path> candidates = wanted.isEmpty() ? found : wanted;
    if (candidates.size() != 1) {
      throw notOne(word, candidates);
    }
    return load(candidates.getFirst());
  }

  private boolean isWanted(Path file, Optional<Boolean> draft) {
    boolean apart = site.rules().draftRule() == DraftRule.FOLDER;
    return !apart || draft.isEmpty() || draft.get() == file.startsWith(site.folder(true));
  }

  private static boolean isNamed(Path file, String word) {
    String name = file.getFileName().toString();
    return name.equals(word) || PostName.of(name).slug().equals(word);
  }

  private CommandFault notOne(String word, List<Path> candidates) {
    return candidates.isEmpty()
        ? new CommandFault(
            ExitStatus.USAGE, word + ": no such post", "'newpost list' shows what there is", null)
        : new CommandFault(
            ExitStatus.USAGE,
            word + ": could be any of " + candidates.size(),
            String.join("\n", candidates.stream().map(site::shown).toList()),
            null);
  }
}
