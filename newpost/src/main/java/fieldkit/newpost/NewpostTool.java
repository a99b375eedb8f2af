package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.site.NearWord;
import fieldkit.newpost.sri.SriTool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The tool as the frame sees it. */
public final class NewpostTool implements Tool {

  /** Those whose names are long enough to be told from words of a title when mistyped. */
  private static final List<String> COMMANDS =
      List.of("publish", "unpublish", "touch", "rename", "list", "cats", "check", "build", "init");

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public List<String> commands() {
    return List.of(
        "publish", "unpublish", "rename", "touch", "list", "cats", "check", "build", "init", "sri");
  }

  @Override
  public CommandSpec spec() {
    return NewpostSyntax.spec();
  }

  @Override
  public Optional<Tool> command(String word) {
    return switch (word) {
      case "publish" -> Optional.of(new LifeTool(LifeTool.Verb.PUBLISH));
      case "unpublish" -> Optional.of(new LifeTool(LifeTool.Verb.UNPUBLISH));
      case "touch" -> Optional.of(new LifeTool(LifeTool.Verb.TOUCH));
      case "rename" -> Optional.of(new LifeTool(LifeTool.Verb.RENAME));
      case "list" -> Optional.of(new ListTool());
      case "cats" -> Optional.of(new CatsTool());
      case "check" -> Optional.of(new CheckTool());
      case "build" -> Optional.of(new BuildTool());
      case "sri" -> Optional.of(new SriTool());
      case "init" -> Optional.of(new InitTool());
      default -> Optional.empty();
    };
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    refuseMistyped(parsed.originalArgs());
    Words words = new Words(parsed, context);
    return new NewPost(words, new NewpostOptions(words).request()).run();
  }

  /** A single word in small letters is a title too, but hardly when it almost is a command. */
  private static void refuseMistyped(List<String> words) throws CommandFault {
    if (words.size() != 1) {
      return;
    }
    String word = words.getFirst();
    Optional<String> meant = NearWord.bySlip(word, COMMANDS);
    if (meant.isPresent()) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "%s: did you mean 'newpost %s'?".formatted(word, meant.get()),
          "for a post of that title: newpost -- " + word,
          null);
    }
  }
}
