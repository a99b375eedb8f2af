package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.RemoteProcess;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines to a {@link ProbeScript} and lines with the token back. For one thread. */
final class Conversation {
  private static final Duration END = Duration.ofSeconds(5);
  private static final int SHOWN = 400;

  private final String host;
  private final RemoteProcess process;
  private final LastLines said;
  private final InputStream in;
  private final TokenReader reader;

  /**
   * @param host the host, for messages
   * @param said what is printed on standard error
   */
  Conversation(String host, Token token, RemoteProcess process, LastLines said) {
    this.host = host;
    this.process = process;
    this.said = said;
    this.in = new BufferedInputStream(process.in());
    this.reader = new TokenReader(token, in);
  }

  String host() {
    return host;
  }

  /** What comes after the last line that was read. */
  InputStream in() {
    return in;
  }

  /** What the script reads. */
  OutputStream out() {
    return process.out();
  }

  /** Sends a line, which has its newline. */
  void say(String line) throws IOException {
    out().write(line.getBytes(StandardCharsets.US_ASCII));
    out().flush();
  }

  /**
   * Waits for the next line with the token.
   *
   * @param what who is to say it, for the message if nobody does
   */
  TokenLine next(String what, Duration limit)
      throws CommandFault, IOException, InterruptedException {
    Deadline deadline = new Deadline(limit, process::close);
    try (deadline) {
      return reader.next();
    } catch (EOFException ended) {
      throw silence(deadline, what, limit, ended);
    } catch (IOException ended) {
      if (!deadline.isMissed()) {
        throw ended;
      }
      throw silence(deadline, what, limit, ended);
    }
  }

  /** Checks that a line is of that kind. */
  void expect(TokenLine line, String word) throws CommandFault {
    if (!line.word().equals(word)) {
      throw fault("it answered \"%s\"".formatted(EscapedText.of(line.word())), null);
    }
  }

  /** A fault about the host, with what was printed there. */
  CommandFault fault(String what, @Nullable IOException cause) {
    return new CommandFault(ExitStatus.FAILED, host + ": " + what, printed(), cause);
  }

  /** Why no line came: the time was over, the login failed, or something else was printed. */
  private CommandFault silence(Deadline deadline, String what, Duration limit, IOException cause)
      throws IOException, InterruptedException {
    if (deadline.isMissed()) {
      return fault("%s did not answer within %d seconds".formatted(what, limit.toSeconds()), cause);
    }
    if (reader.isNoise()) {
      return fault(what + " did not answer, but prints without end", cause);
    }
    int status = process.exitStatus(END);
    return fault("%s ended (status %d) before it began".formatted(what, status), cause);
  }

  /** What was printed instead, for the second line, or null. */
  private @Nullable String printed() {
    List<String> lines = said.last();
    String text = lines.isEmpty() ? reader.banner().strip() : String.join("\n", lines);
    if (text.isEmpty()) {
      return null;
    }
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return "it printed: " + EscapedText.of(shown);
  }
}
