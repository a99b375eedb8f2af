package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Messages;
import fieldkit.newpost.draft.PostDraft;
import fieldkit.newpost.draft.WhenText;
import fieldkit.newpost.engine.ListShape;
import fieldkit.newpost.site.Site;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of a request, and of what the site wants, everything that is known about a post. */
final class DraftMaker {
  private final Site site;
  private final Messages messages;
  private final ZonedDateTime now;

  DraftMaker(Site site, Messages messages, ZonedDateTime now) {
    this.site = site;
    this.messages = messages;
    this.now = now;
  }

  PostDraft make(NewpostRequest request, String title, List<String> categories)
      throws CommandFault {
    TitleRules.check(title);
    List<String> tags =
        new ArrayList<>(request.tags().isEmpty() ? site.config().tags() : request.tags());
    return new PostDraft(
        title,
        slug(title, request.slug()),
        request.slug().isPresent(),
        date(request.date()),
        request.date().isPresent(),
        request.draft() || site.config().draft(),
        fitting(categories, tags),
        tags,
        request.fields(),
        request.body());
  }

  private String slug(String title, Optional<String> given) throws CommandFault {
    return given.isPresent()
        ? TitleRules.checkedSlug(given.get())
        : TitleRules.slug(site.rules().slugRule(), title);
  }

  private ZonedDateTime date(Optional<String> words) throws CommandFault {
    WhenText when = new WhenText(now);
    try {
      return when.parse(words.orElse("now"));
    } catch (IllegalArgumentException e) {
      throw new CommandFault(ExitStatus.USAGE, "--date: " + e.getMessage(), null, e);
    }
  }

  /** Where the engine has one category only, the others become tags, and the user is told. */
  private List<String> fitting(List<String> categories, List<String> tags) {
    boolean one = site.rules().keys().categories().shape() == ListShape.ONE;
    if (!one || categories.size() < 2) {
      return categories;
    }
    List<String> others = categories.subList(1, categories.size());
    others.stream().filter(word -> !tags.contains(word)).forEach(tags::add);
    messages.say(
        "%s has one category for a post: %s became tags"
            .formatted(site.engine().name(), String.join(", ", others)));
    return categories.subList(0, 1);
  }
}
