package fieldkit.newpost.sri;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.judge.Action;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost sri FILE...}, and the door to the commands that work on pages. */
public final class SriTool implements Tool {

  @Override
  public String name() {
    return SriSyntax.NAME;
  }

  @Override
  public CommandSpec spec() {
    return SriSyntax.files();
  }

  @Override
  public Optional<Tool> command(String word) {
    return Arrays.stream(Action.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .map(PagesTool::new);
  }

  @Override
  public List<String> commands() {
    return Arrays.stream(Action.values()).map(Action::word).toList();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    List<RawPath> paths =
        Arrays.stream(parsed.matchedPositionalValue(0, new String[0]))
            .map(RawPath::ofText)
            .toList();
    if (paths.isEmpty()) {
      throw new CommandFault(
          ExitStatus.USAGE, "no FILE given", "try '%s --help'".formatted(name()), null);
    }
    HashAlgorithm algorithm = parsed.matchedOptionValue("--hash", HashAlgorithm.SHA384);
    new FilesRun(algorithm, parsed.hasMatchedOption("-0"), context).run(paths);
    return ExitStatus.DONE;
  }
}
