package fieldkit.newpost.sri;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.sri.judge.Action;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost sri add}, {@code check} and {@code update}. */
final class PagesTool implements Tool {
  private final Action action;

  PagesTool(Action action) {
    this.action = action;
  }

  @Override
  public String name() {
    return SriSyntax.NAME + " " + action.word();
  }

  @Override
  public CommandSpec spec() {
    return SriSyntax.pages(action);
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    PagesRequest request = new PagesOptions(action, parsed).request();
    return new PagesRun(request, context).run();
  }
}
