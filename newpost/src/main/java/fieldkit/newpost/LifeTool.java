package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.draft.WhenText;
import fieldkit.newpost.git.Git;
import fieldkit.newpost.life.Changes;
import fieldkit.newpost.life.PostChange;
import fieldkit.newpost.site.Post;
import fieldkit.newpost.site.Posts;
import fieldkit.newpost.site.Site;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands that change a post that is there: publish, unpublish, touch, rename. */
final class LifeTool implements Tool {
  private final Verb verb;

  /** What is done to the post. */
  enum Verb {
    PUBLISH("publish", "Publish"),
    UNPUBLISH("unpublish", "Unpublish"),
    TOUCH("touch", "Touch"),
    RENAME("rename", "Rename");

    private final String word;
    private final String subject;

    Verb(String word, String subject) {
      this.word = word;
      this.subject = subject;
    }
  }

  LifeTool(Verb verb) {
    this.verb = verb;
  }

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    SyntaxBuilder syntax = new SyntaxBuilder("newpost " + verb.word);
    switch (verb) {
      case PUBLISH ->
          syntax
              .about(
                  "newpost publish [OPTIONS] DRAFT",
                  "Makes a post of a draft: its date and its file name are those of today.")
              .text("WHEN", "Its date, instead of now.", "--date")
              .flag("Leave its date as it is.", "--keep-date");
      case UNPUBLISH ->
          syntax
              .about("newpost unpublish [OPTIONS] POST", "Makes a draft of a post again.")
              .flag("Leave its date, where drafts have none.", "--keep-date");
      case TOUCH ->
          syntax
              .about(
                  "newpost touch [OPTIONS] POST",
                  "Sets a post's date to now, in its front matter and its file name.")
              .text("WHEN", "Its date, instead of now.", "--date")
              .flag("Set the date of its last change instead.", "--updated");
      case RENAME ->
          syntax
              .about(
                  "newpost rename [OPTIONS] POST TITLE",
                  "Gives a post another title, and its file a name that fits.")
              .text("SLUG", "The name in addresses and files.", "--slug");
    }
    return SiteSyntax.addTo(syntax.flag("Let git commit this post, and nothing else.", "--commit"))
        .dryRun()
        .operands(operands(), "A file, a slug, or a part of a name that only one post has.")
        .spec();
  }

  private String operands() {
    return switch (verb) {
      case PUBLISH -> "DRAFT";
      case UNPUBLISH, TOUCH -> "POST";
      case RENAME -> "POST TITLE";
    };
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    int expected = verb == Verb.RENAME ? 2 : 1;
    if (words.positional().size() != expected) {
      throw words.usage(expected == 2 ? "a POST and a TITLE are needed" : "one POST is needed");
    }
    Site site = words.site();
    PostFiles files = words.files();
    Post post = new Posts(site, files).named(words.positional().getFirst(), words.here(), wanted());
    PostChange change = change(words, site, post);
    if (!words.has("--dry-run")) {
      carryOut(words, site, files, post, change);
    }
    tell(words, change);
    return ExitStatus.DONE;
  }

  private Optional<Boolean> wanted() {
    return switch (verb) {
      case PUBLISH -> Optional.of(true);
      case UNPUBLISH -> Optional.of(false);
      case TOUCH, RENAME -> Optional.empty();
    };
  }

  private PostChange change(Words words, Site site, Post post) throws CommandFault {
    Changes changes = new Changes(post);
    return switch (verb) {
      case PUBLISH -> {
        if (words.has("--keep-date") && words.has("--date")) {
          throw words.usage("--keep-date and --date do not go together");
        }
        yield changes.publish(
            words.has("--keep-date") ? Optional.empty() : Optional.of(date(words, site)));
      }
      case UNPUBLISH -> changes.unpublish(words.has("--keep-date"));
      case TOUCH -> changes.touch(date(words, site), words.has("--updated"));
      case RENAME -> rename(words, site, changes);
    };
  }

  private static PostChange rename(Words words, Site site, Changes changes) throws CommandFault {
    String title = words.positional().get(1);
    TitleRules.check(title);
    Optional<String> given = words.text("--slug");
    return changes.rename(
        title,
        given.isPresent()
            ? TitleRules.checkedSlug(given.get())
            : TitleRules.slug(site.rules().slugRule(), title));
  }

  private static ZonedDateTime date(Words words, Site site) throws CommandFault {
    try {
      return new WhenText(ZonedDateTime.now(site.zone())).parse(words.text("--date").orElse("now"));
    } catch (IllegalArgumentException e) {
      throw words.usage("--date: " + e.getMessage());
    }
  }

  private void carryOut(Words words, Site site, PostFiles files, Post post, PostChange change)
      throws CommandFault {
    Git git = new Git(site.root());
    if (words.has("--commit")) {
      git.check();
    }
    change.apply(files);
    if (words.has("--commit")) {
      String title = verb == Verb.RENAME ? words.positional().get(1) : post.title();
      git.commit(verb.subject + " post: " + title, change.touched());
    }
  }

  private static void tell(Words words, PostChange change) throws IOException {
    Result result = new Result(words.context());
    if (!words.context().settings().json()) {
      result.lines(List.of(words.shown(change.to())));
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", words.shown(change.to()));
    json.put("was", words.shown(change.from()));
    json.put("changed", !words.has("--dry-run"));
    result.json(json);
  }
}
