package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.ChannelLink;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.Server;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code blocksync server}: the far end, on standard input and output. */
final class ServerTool implements Tool {
  /** How a client's command says which token it waits for. */
  private static final Pattern TOKEN_IN_COMMAND = Pattern.compile("\\bt=([0-9a-f]{32});");

  @Override
  public String name() {
    return "blocksync";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("blocksync server")
        .about(
            "blocksync server [OPTIONS] [PATH]",
            "The far end of a sync. A client starts it; in authorized_keys it can be the",
            "only command that a key may start:",
            "",
            "  command=\"blocksync server --allow '/dev/vg0/*'\",restrict ssh-ed25519 AAAA...",
            "")
        .list("GLOB", "Only devices that match.", "--allow")
        .text("TOKEN", "The session, from the client.", "--token")
        .flag("Print the version of the protocol.", "--protocol")
        .size("BYTES", "A block's size; the client says.", "-b", "--block")
        .operands("PATH", "Only this device.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    if (parsed.hasMatchedOption("--protocol")) {
      context.out().write((FarSide.VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
      return ExitStatus.DONE;
    }
    Token token = token(parsed, context);
    Predicate<RawPath> allowed =
        new AllowedPaths(
            context.files(),
            parsed.matchedOptionValue("--allow", new String[0]),
            parsed.matchedPositionalValue(0, new String[0]));
    try (FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      ChannelLink bytes = new ChannelLink(in.getChannel(), out.getChannel());
      new Server(token, bytes, allowed, new Machine(context).environment()).serve();
      return ExitStatus.DONE;
    } catch (RefusedException e) {
      return ExitStatus.REFUSED; // the client says it
    } catch (IOException e) {
      context.messages().detail("the session failed: " + e.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException e) {
      return ExitStatus.INTERRUPTED;
    }
  }

  private static Token token(ParseResult parsed, ToolContext context) throws CommandFault {
    @Nullable String given = parsed.matchedOptionValue("--token", (String) null);
    Optional<String> text =
        given != null
            ? Optional.of(given)
            : ofCommand(context.environment().get("SSH_ORIGINAL_COMMAND"));
    try {
      return new Token(text.orElseThrow(() -> new IllegalArgumentException("none")));
    } catch (IllegalArgumentException e) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "server: a client starts this; there is none",
          "try 'blocksync --help'",
          e);
    }
  }

  private static Optional<String> ofCommand(@Nullable String command) {
    Matcher matcher = TOKEN_IN_COMMAND.matcher(command == null ? "" : command);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
