package fieldkit.blocksync;

import fieldkit.common.cli.ToolContext;
import fieldkit.common.remote.Prompter;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever sits at the terminal for a passphrase or a password; nobody, where there is none.
 */
final class TerminalPrompter implements Prompter {
  private final ToolContext context;

  TerminalPrompter(ToolContext context) {
    this.context = context;
  }

  @Override
  public @Nullable String ask(String question, boolean secret) {
    @Nullable Console console = System.console();
    boolean may = context.terminals().input() && !context.settings().noInput();
    if (!may || console == null) {
      return null;
    }
    context.messages().prompt(question + " ");
    if (!secret) {
      return console.readLine();
    }
    char @Nullable [] answer = console.readPassword();
    return answer == null ? null : new String(answer);
  }
}
