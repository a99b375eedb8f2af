package fieldkit.newpost.check;

import fieldkit.common.cli.CommandFault;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.engine.DraftRule;
import fieldkit.newpost.matter.MatterFault;
import fieldkit.newpost.site.KnownWords;
import fieldkit.newpost.site.NearWord;
import fieldkit.newpost.site.Post;
import fieldkit.newpost.site.PostDate;
import fieldkit.newpost.site.Posts;
import fieldkit.newpost.site.Site;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the posts themselves. */
public final class SourceCheck {
  private static final int RARE = 2; // a category this rare may be a slip for a commoner one

  private final Site site;
  private final PostFiles files;
  private final ZonedDateTime now;
  private final List<Finding> findings = new ArrayList<>();

  /** A check of this site at this moment. */
  public SourceCheck(Site site, PostFiles files, ZonedDateTime now) {
    this.site = site;
    this.files = files;
    this.now = now;
  }

  /** All findings, in the order of the files. */
  public List<Finding> findings() throws CommandFault {
    Posts posts = new Posts(site, files);
    List<Post> readable = new ArrayList<>();
    for (Path file : posts.files()) {
      read(posts, file).ifPresent(readable::add);
    }
    readable.forEach(this::checkAlone);
    checkSlugs(readable);
    checkCategories(readable);
    return List.copyOf(findings);
  }

  private Optional<Post> read(Posts posts, Path file) {
    try {
      return Optional.of(posts.parse(file, files.read(file)));
    } catch (MatterFault fault) {
      found(file, "unreadable", "%s; %s skips it".formatted(fault.reason(), site.engine().name()));
    } catch (CommandFault fault) {
      found(file, "unreadable", "cannot be read");
    }
    return Optional.empty();
  }

  private void checkAlone(Post post) {
    Path file = post.file();
    boolean blogofile = site.engine().name().equals("blogofile");
    if (blogofile && post.document().hasCarriageReturns()) {
      found(file, "crlf", "lines end with CR LF; blogofile sees no front matter and skips it");
    }
    if (blogofile && post.categoriesAreAList()) {
      found(file, "category-list", "categories are a list; blogofile drops it, write 'a, b'");
    }
    for (String key : post.document().kind().matter().repeated(post.document().inner())) {
      found(file, "repeated-key", "'%s' stands there more than once".formatted(key));
    }
    if (post.title().isBlank()) {
      found(file, "no-title", "has no title");
    }
    checkDate(post);
  }

  private void checkDate(Post post) {
    if (post.dateText().isBlank()) {
      checkMissingDate(post);
      return;
    }
    Optional<PostDate> date = post.date();
    if (date.isEmpty()) {
      found(post.file(), "bad-date", "'%s' is no date".formatted(post.dateText()));
      return;
    }
    checkStyle(post, date.get());
    ZonedDateTime moment = date.get().in(site.zone());
    Optional<LocalDate> named = post.name().day();
    if (named.isPresent()
        && !named.get().equals(moment.toLocalDate())
        && !named.get().equals(date.get().local().toLocalDate())) {
      found(
          post.file(),
          "date-and-name",
          "the name says %s, the date %s".formatted(named.get(), moment.toLocalDate()));
    }
    if (moment.isAfter(now)) {
      found(
          post.file(),
          "future",
          (post.isDraft() ? "a draft of " : "left out until ") + moment.toLocalDate());
    }
  }

  /** blogofile's strptime takes one style only. */
  private void checkStyle(Post post, PostDate date) {
    boolean slashes = post.dateText().strip().matches("\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2}");
    if (site.engine().name().equals("blogofile") && !slashes) {
      String wanted = site.rules().dateStyle().format(date.in(site.zone()));
      found(
          post.file(), "bad-date", "'%s' is not written as %s".formatted(post.dateText(), wanted));
    }
  }

  private void checkMissingDate(Post post) {
    boolean needsNone =
        post.name().day().isPresent()
            || (post.isDraft() && site.rules().draftRule() == DraftRule.FOLDER);
    if (!needsNone) {
      found(post.file(), "no-date", "has no date");
    }
  }

  private void checkSlugs(List<Post> posts) {
    Map<String, Post> first = new HashMap<>();
    for (Post post : posts) {
      String day = post.name().day().map(LocalDate::toString).orElse("");
      String place = String.valueOf(post.file().getParent()) + "/" + day + "/" + post.slug();
      @Nullable Post other = first.putIfAbsent(place, post);
      if (other != null) {
        found(
            post.file(),
            "same-slug",
            "'%s' is also the slug of %s".formatted(post.slug(), site.shown(other.file())));
      }
    }
  }

  private void checkCategories(List<Post> posts) {
    Map<String, Integer> counts = KnownWords.count(posts, Post::categories);
    for (Post post : posts) {
      for (String category : post.categories()) {
        int own = counts.getOrDefault(category, 0);
        List<String> commoner =
            counts.keySet().stream()
                .filter(other -> own < RARE && counts.getOrDefault(other, 0) > own)
                .toList();
        NearWord.of(category, commoner)
            .ifPresent(near ->
                found(
                    post.file(),
                    "category-typo",
                    "category '%s': did you mean '%s'?".formatted(category, near)));
      }
    }
  }

  private void found(Path file, String rule, String what) {
    findings.add(new Finding(file, rule, what));
  }
}
