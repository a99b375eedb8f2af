package fieldkit.newpost.check;

import fieldkit.common.cli.CommandFault;
import fieldkit.newpost.disk.PostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Looks at the pages of a built site: each is to have a title of its own. */
public final class BuiltCheck {
  private final Path folder;
  private final PostFiles files;
  private final List<Finding> findings = new ArrayList<>();

  /** A check of the site built into this folder. */
  public BuiltCheck(Path folder, PostFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** All findings, in the order of the files. */
  public List<Finding> findings() throws CommandFault {
    Optional<String> blog = titleOf(folder.resolve("index.html"));
    Map<String, Path> first = new HashMap<>();
    for (Path page : pages()) {
      check(page, blog, first);
    }
    return List.copyOf(findings);
  }

  private void check(Path page, Optional<String> blog, Map<String, Path> first)
      throws CommandFault {
    Document document = Jsoup.parse(files.read(page));
    if (isNoPage(document)) {
      return;
    }
    Optional<String> title = title(document);
    boolean home = page.equals(folder.resolve("index.html"));
    if (title.isEmpty()) {
      findings.add(new Finding(page, "no-page-title", "the page has no title"));
    } else if (!home && title.equals(blog)) {
      findings.add(
          new Finding(
              page, "blog-title", "its title is only the blog's, '%s'".formatted(title.get())));
    } else if (!isPaged(page)) {
      @Nullable Path other = first.putIfAbsent(title.get(), page);
      if (other != null) {
        findings.add(
            new Finding(
                page,
                "same-page-title",
                "'%s' is also the title of %s".formatted(title.get(), folder.relativize(other))));
      }
    }
  }

  /** What only sends on to another page, and fragments, are no pages. */
  private static boolean isNoPage(Document document) {
    return document.selectFirst("meta[http-equiv=refresh]") != null
        || document.body().childNodeSize() == 0;
  }

  /** The second page of a list has the title of the first. */
  private boolean isPaged(Path page) {
    return folder.relativize(page).toString().matches("(.*/)?(page/?)?\\d+(/index)?\\.html");
  }

  private Optional<String> titleOf(Path page) throws CommandFault {
    return Files.isRegularFile(page) ? title(Jsoup.parse(files.read(page))) : Optional.empty();
  }

  private static Optional<String> title(Document document) {
    @Nullable Element title = document.head().selectFirst("title");
    return Optional.ofNullable(title)
        .map(element -> element.text().strip())
        .filter(text -> !text.isEmpty());
  }

  private List<Path> pages() throws CommandFault {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".html") && Files.isRegularFile(path))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw PostFiles.fault(folder, e);
    }
  }
}
