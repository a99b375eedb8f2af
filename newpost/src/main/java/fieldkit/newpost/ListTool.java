package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.site.Post;
import fieldkit.newpost.site.PostDate;
import fieldkit.newpost.site.Posts;
import fieldkit.newpost.site.Site;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost list}: the posts there are, the newest first. */
final class ListTool implements Tool {

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return SiteSyntax.addTo(
            new SyntaxBuilder("newpost list")
                .about(
                    "newpost list [OPTIONS]",
                    "Lists the posts, newest first: day, D for a draft, file, title, with tabs",
                    "between.")
                .flag("Only drafts.", "--drafts")
                .list("CAT,...", "Only posts of one of these categories.", "-c", "--category"))
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    Site site = words.site();
    List<String> categories = words.list("--category");
    List<Post> posts =
        new Posts(site, words.files())
            .all((file, what) -> context.messages().problem(NativePath.text(file), what)).stream()
                .filter(post -> !words.has("--drafts") || post.isDraft())
                .filter(post ->
                    categories.isEmpty()
                        || post.categories().stream().anyMatch(categories::contains))
                .sorted(Comparator.comparing(ListTool::moment).reversed())
                .toList();
    Result result = new Result(context);
    if (context.settings().json()) {
      result.json(posts.stream().map(post -> json(words, post)).toList());
    } else {
      boolean screen = context.terminals().output();
      result.lines(posts.stream().map(post -> line(words, post, screen)).toList());
    }
    return ExitStatus.DONE;
  }

  private static LocalDateTime moment(Post post) {
    Optional<LocalDateTime> written = post.date().map(PostDate::local);
    return written
        .or(() -> post.name().day().map(day -> day.atStartOfDay()))
        .orElse(LocalDateTime.MAX); // a draft without a date is the newest of all
  }

  private static String line(Words words, Post post, boolean screen) {
    LocalDateTime moment = moment(post);
    String day = moment.equals(LocalDateTime.MAX) ? "-" : moment.toLocalDate().toString();
    String path = words.shown(post.file());
    String title = post.title();
    return String.join(
        "\t",
        day,
        post.isDraft() ? "D" : "-",
        screen ? EscapedText.of(path) : path,
        screen ? EscapedText.of(title) : title.replaceAll("\\s+", " "));
  }

  private static Object json(Words words, Post post) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", words.shown(post.file()));
    json.put("title", post.title());
    json.put("slug", post.slug());
    json.put("date", post.dateText());
    json.put("draft", post.isDraft());
    json.put("categories", post.categories());
    json.put("tags", post.tags());
    return json;
  }
}
