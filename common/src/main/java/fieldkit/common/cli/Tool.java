package fieldkit.common.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command-line tool, or one of its commands ({@code TOOL COMMAND ...}), without the frame around
 * it.
 */
public interface Tool {

  /** The name every message begins with. */
  String name();

  /** The command's words, options and help; the shared options are added by the frame. */
  CommandSpec spec();

  /**
   * The command that a first word stands for. It must be the very first: a file named as a command
   * is given as {@code ./word} or after {@code --}.
   */
  default Optional<Tool> command(String word) {
    return Optional.empty();
  }

  /** The words that {@link #command} knows, as the manual lists them. */
  default List<String> commands() {
    return List.of();
  }

  /**
   * Does what the command line says.
   *
   * @return how it ended, before problems that were reported are taken into account
   * @throws CommandFault when there is no result
   * @throws IOException when standard output fails
   */
  ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException;
}
