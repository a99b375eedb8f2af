package fieldkit.common.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command-line tool, without the frame around it. */
public interface Tool {

  /** The command's name, options and help; the shared options are added by the frame. */
  CommandSpec spec();

  /**
   * Does what the command line says.
   *
   * @return how it ended, before problems that were reported are taken into account
   * @throws CommandFault when there is no result
   * @throws IOException when standard output fails
   */
  ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException;
}
