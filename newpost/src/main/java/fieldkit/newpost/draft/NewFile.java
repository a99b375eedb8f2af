package fieldkit.newpost.draft;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.site.NamePattern;
import fieldkit.newpost.site.Site;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Gives a new post its file, which no other post had and none will overwrite. */
public final class NewFile {
  private static final int MOST_OF_ONE_NAME = 1000;
  private static final long LONGEST_PAUSE_NANOS = 50_000_000;

  private final Site site;
  private final PostFiles files;

  /** Files of this site. */
  public NewFile(Site site, PostFiles files) {
    this.site = site;
    this.files = files;
  }

  /** Where the post would lie. */
  public Path place(PostDraft draft) throws CommandFault {
    return place(draft, draft.slug());
  }

  private Path place(PostDraft draft, String slug) throws CommandFault {
    NamePattern pattern = site.names(draft.draft());
    Path folder = site.folder(draft.draft());
    int number = pattern.has("n") ? nextNumber(folder, pattern) : 0;
    Path file = folder.resolve(pattern.name(slug, draft.title(), draft.date(), number));
    if (!file.normalize().startsWith(folder)) {
      throw new CommandFault(ExitStatus.REFUSED, file + ": would lie outside of the site's posts");
    }
    return file;
  }

  private static int nextNumber(Path folder, NamePattern pattern) throws CommandFault {
    return names(folder).stream().mapToInt(name -> pattern.number(name).orElse(0)).max().orElse(0)
        + 1;
  }

  private static List<String> names(Path folder) throws CommandFault {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException e) {
      throw PostFiles.fault(folder, e);
    } catch (DirectoryIteratorException e) {
      throw PostFiles.fault(folder, new IOException(e));
    }
    return names;
  }

  /**
   * Creates the file.
   *
   * @param unique whether a name that is taken gets a number instead of a refusal
   */
  public Path create(PostDraft draft, String text, boolean unique) throws CommandFault {
    Path first = place(draft);
    for (int n = 1; n < MOST_OF_ONE_NAME; n++) {
      Path file = n == 1 ? place(draft) : place(draft, draft.slug() + "-" + n);
      Optional<Path> created = createNumbered(draft, file, text);
      if (created.isPresent()) {
        return created.get();
      }
      if (!unique) {
        break;
      }
    }
    throw taken(first, unique);
  }

  /**
   * Creates a file whose name may have a number that another newpost takes at this very moment.
   * Whoever sees that it is not alone gives way and tries again a little later, so that two never
   * keep the same number.
   *
   * @return the file that was made in the end; none if its name is taken
   */
  private Optional<Path> createNumbered(PostDraft draft, Path file, String text)
      throws CommandFault {
    NamePattern pattern = site.names(draft.draft());
    Path place = file;
    while (files.create(place, text)) {
      if (isAlone(place, pattern)) {
        return Optional.of(place);
      }
      files.remove(place);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
      place = place(draft);
    }
    return Optional.empty();
  }

  private static boolean isAlone(Path file, NamePattern pattern) throws CommandFault {
    Path folder = file.getParent();
    if (!pattern.has("n") || folder == null) {
      return true;
    }
    OptionalInt own = pattern.number(file.getFileName().toString());
    return names(folder).stream().filter(name -> pattern.number(name).equals(own)).count() == 1;
  }

  private static CommandFault taken(Path file, boolean unique) {
    return new CommandFault(
        ExitStatus.REFUSED,
        NativePath.text(file) + ": exists already; nothing was changed",
        unique ? null : "--unique gives the new post a number, --slug another name",
        null);
  }
}
