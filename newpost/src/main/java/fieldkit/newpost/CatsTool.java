package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.site.KnownWords;
import fieldkit.newpost.site.Post;
import fieldkit.newpost.site.Posts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost cats}: the categories there are, and how many posts have each. */
final class CatsTool implements Tool {

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return SiteSyntax.addTo(
            new SyntaxBuilder("newpost cats")
                .about(
                    "newpost cats [OPTIONS]",
                    "Lists the categories, each with the number of its posts.")
                .flag("Tags instead of categories.", "--tags"))
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    List<Post> posts =
        new Posts(words.site(), words.files())
            .all((file, what) -> context.messages().problem(NativePath.text(file), what));
    Map<String, Integer> counts =
        KnownWords.count(posts, words.has("--tags") ? Post::tags : Post::categories);
    Result result = new Result(context);
    if (context.settings().json()) {
      result.json(new LinkedHashMap<>(counts));
    } else {
      result.lines(
          counts.entrySet().stream().map(cat -> cat.getValue() + "\t" + cat.getKey()).toList());
    }
    return ExitStatus.DONE;
  }
}
