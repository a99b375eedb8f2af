package fieldkit.common.cli;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a tool: words in, exit status out. Everything that can go wrong ends here as one line on
 * standard error and a status.
 */
public final class ToolFrame {
  private static final int HELP_WIDTH = 80;

  private final Tool tool;
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final FileAccess files;
  private final Interruption interruption;
  private final Map<String, String> environment;
  private final Messages messages;

  /** A frame around a tool with streams of its choice, as tests need it. */
  public ToolFrame(
      Tool tool,
      InputStream in,
      OutputStream out,
      OutputStream err,
      FileAccess files,
      Interruption interruption,
      Map<String, String> environment) {
    this.tool = tool;
    this.in = in;
    this.out = out;
    this.err = new PrintStream(err, false, StandardCharsets.UTF_8);
    this.files = files;
    this.interruption = interruption;
    this.environment = environment;
    this.messages = new Messages(tool.name(), this.err);
  }

  /** Runs a tool as this process and ends it. */
  public static void main(Tool tool, String[] arguments) {
    Locale.setDefault(Locale.ROOT); // the same digits and letters everywhere
    FileAccess files = FileAccess.ofThisSystem();
    Interruption interruption = new Interruption();
    interruption.listen();
    ToolFrame frame =
        new ToolFrame(
            tool,
            System.in,
            files.standardOutput(),
            new FileOutputStream(FileDescriptor.err),
            files,
            interruption,
            System.getenv());
    ExitStatus status = frame.run(RawArguments.of(arguments));
    interruption.finish();
    if (!interruption.isRequested()) { // otherwise the signal decides, with 128 and its number
      // exit would load Java's own logging to log that it was called: 10 ms of each run. All that
      // is written has been written, and the one hook there is has nothing left to do.
      Runtime.getRuntime().halt(status.code());
    }
  }

  /** Runs the tool, or its command that comes first, with these words, texts of {@code RawText}. */
  public ExitStatus run(List<String> arguments) {
    try {
      return runCommand(tool, arguments);
    } catch (ParameterException e) {
      String command = e.getCommandLine().getCommandSpec().name();
      messages.fault(whatIsWrong(e), "try '%s --help'".formatted(command), e);
      return ExitStatus.USAGE;
    } catch (CommandFault e) {
      String message = e.getMessage();
      messages.fault(message == null ? "failed" : message, e.help(), e);
      return e.status();
    } catch (FileFault e) {
      return outputFailed(e);
    } catch (IOException e) {
      messages.fault("standard output: " + e.getMessage(), null, e);
      return ExitStatus.FAILED;
    } catch (OutOfMemoryError e) {
      messages.fault(
          "out of memory", "give it more: FIELDKIT_JAVA_OPTS=-Xmx8g " + tool.name() + " ...", e);
      return ExitStatus.FAILED;
    } catch (RuntimeException | Error e) {
      return bug(e);
    }
  }

  private ExitStatus runCommand(Tool outer, List<String> arguments)
      throws CommandFault, IOException {
    Optional<Tool> command =
        arguments.isEmpty() ? Optional.empty() : outer.command(arguments.getFirst());
    return command.isPresent()
        ? runCommand(command.get(), arguments.subList(1, arguments.size()))
        : run(outer, arguments);
  }

  private ExitStatus run(Tool chosen, List<String> arguments) throws CommandFault, IOException {
    CommandSpec spec = chosen.spec();
    CommonOptions.addTo(spec);
    CommandLine commandLine = commandLine(spec);
    ParseResult parsed = commandLine.parseArgs(arguments.toArray(String[]::new));
    if (commandLine.isUsageHelpRequested()) {
      print(commandLine.getUsageMessage());
      return ExitStatus.DONE;
    }
    if (commandLine.isVersionHelpRequested()) {
      print(tool.name() + " " + version() + "\n");
      return ExitStatus.DONE;
    }
    Settings settings = CommonOptions.read(parsed);
    messages.use(settings);
    ToolContext context =
        new ToolContext(
            in,
            out,
            Terminals.ofThisProcess(),
            messages,
            progress(settings),
            files,
            interruption,
            settings,
            environment);
    ExitStatus status = chosen.run(parsed, context);
    return messages.problems() > 0 ? status.orWorse(ExitStatus.INCOMPLETE) : status;
  }

  private static CommandLine commandLine(CommandSpec spec) {
    CommandLine commandLine = new CommandLine(spec);
    commandLine.setExpandAtFiles(false); // a file may be called @x
    commandLine.setOverwrittenOptionsAllowed(true);
    commandLine.setAllowOptionsAsOptionParameters(true); // --exclude=-v names a file, as GNU has it
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return commandLine;
  }

  private Progress progress(Settings settings) {
    boolean automatic =
        !settings.quiet()
            && Terminals.isErrorATerminal()
            && !"dumb".equals(environment.get("TERM"));
    return settings.progress().orAuto(automatic)
        ? new TerminalProgress(messages, err)
        : Progress.none();
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String version() {
    String version = tool.getClass().getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** The option, and what is wrong with it: all tools' messages begin with what they are about. */
  private static String whatIsWrong(ParameterException e) {
    String message = e.getMessage();
    String line = message == null ? "wrong arguments" : message.lines().findFirst().orElse("");
    return line.replaceFirst("^Invalid value for option '([^']+)': ", "$1: ");
  }

  private ExitStatus outputFailed(FileFault e) {
    if (e.reason() == FileFault.Reason.BROKEN_PIPE) {
      // the reader has seen enough
      return messages.problems() > 0 ? ExitStatus.INCOMPLETE : ExitStatus.DONE;
    }
    messages.fault("standard output: " + e.getMessage(), null, e);
    return ExitStatus.FAILED;
  }

  private ExitStatus bug(Throwable e) {
    Throwable cause = e.getCause(); // what another thread threw
    StackTraceElement[] trace = (cause == null ? e : cause).getStackTrace();
    String where = trace.length > 0 ? " at " + trace[0] : "";
    messages.fault(
        "a bug of ours%s: report it with what the same command prints with -vv".formatted(where),
        null,
        e);
    return ExitStatus.BUG;
  }
}
