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

/** The conversation with a started command, until a far end is ready. For one thread. */
final class Beginning {
  private static final Duration END = Duration.ofSeconds(5);
  private static final int BANNER_SHOWN = 400;

  private final String host;
  private final FarEndRequest request;
  private final Token token;
  private final RemoteProcess process;
  private final LastLines said;
  private final InputStream in;
  private final TokenReader reader;

  Beginning(
      String host, FarEndRequest request, Token token, RemoteProcess process, LastLines said) {
    this.host = host;
    this.request = request;
    this.token = token;
    this.process = process;
    this.said = said;
    this.in = new BufferedInputStream(process.in());
    this.reader = new TokenReader(token, in);
  }

  FarEnd run() throws CommandFault, IOException, InterruptedException {
    TokenLine first = next("a shell", request.patience());
    if (first.word().equals("ready")) {
      String about = FarEndKind.FORCED.text();
      return ready(FarEndKind.FORCED, first, about, first.banner());
    }
    expect(first, "probe");
    Probe probe = Probe.parse(first.rest());
    FarEndKind kind = new FarEndFinder(host, FarEndStarter.VERSION).find(probe, request.choice());
    String about = "%s (%s)".formatted(kind.text(), aboutHost(kind, probe));
    if (kind == FarEndKind.DEPLOYED && !probe.hasCached()) {
      deploy(probe);
    }
    begin(kind);
    TokenLine second = next(kind.text(), request.patience());
    return ready(kind, second, about, first.banner());
  }

  private static String aboutHost(FarEndKind kind, Probe probe) {
    String python = kind == FarEndKind.PYTHON ? "Python " + probe.pythonVersion() + ", " : "";
    return python + probe.system();
  }

  private void deploy(Probe probe) throws CommandFault, IOException, InterruptedException {
    throw new CommandFault(
        ExitStatus.FAILED, host + ": a copy cannot be sent to " + probe.system(), null, null);
  }

  /** Has the shell become the far end. */
  private void begin(FarEndKind kind) throws IOException {
    switch (kind) {
      case INSTALLED -> say("exec $s \"$b\" server --token " + token.text() + "\n");
      case DEPLOYED -> say("exec $s \"$c/run\" server --token " + token.text() + "\n");
      case SHELL ->
          say(
              "exec $s sh -c 'echo \"$1 ready 0\"; while IFS= read -r l; do eval \"$l\"; done' sh $t\n");
      case PYTHON -> {
        PythonAgent agent = PythonAgent.load();
        say(agent.command(token));
        process.out().write(agent.bytes());
        process.out().flush();
      }
      case FORCED -> throw new IllegalStateException("it runs already");
    }
  }

  private void say(String line) throws IOException {
    OutputStream out = process.out();
    out.write(line.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private FarEnd ready(FarEndKind kind, TokenLine line, String about, String banner)
      throws CommandFault {
    expect(line, "ready");
    String wanted = String.valueOf(kind == FarEndKind.SHELL ? 0 : FarEndStarter.VERSION);
    if (!line.rest().equals(wanted)) {
      String what =
          "%s: blocksync there speaks version %s of the protocol, this one %s"
              .formatted(host, EscapedText.of(line.rest()), wanted);
      throw new CommandFault(ExitStatus.FAILED, what, "the same version at both ends helps", null);
    }
    return new FarEnd(host, kind, token, Integer.parseInt(wanted), about, banner, process, in);
  }

  private void expect(TokenLine line, String word) throws CommandFault {
    if (!line.word().equals(word)) {
      String what = "%s: it answered \"%s\"".formatted(host, EscapedText.of(line.word()));
      throw new CommandFault(ExitStatus.FAILED, what, null, null);
    }
  }

  private TokenLine next(String what, Duration limit)
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

  /** Why no line came: the time was over, the login failed, or something else was printed. */
  private CommandFault silence(Deadline deadline, String what, Duration limit, IOException cause)
      throws IOException, InterruptedException {
    if (deadline.isMissed()) {
      String text =
          "%s: %s did not answer within %d seconds".formatted(host, what, limit.toSeconds());
      return new CommandFault(ExitStatus.FAILED, text, printed(), cause);
    }
    if (reader.isNoise()) {
      String text = "%s: %s did not answer, but prints without end".formatted(host, what);
      return new CommandFault(ExitStatus.FAILED, text, printed(), cause);
    }
    int status = process.exitStatus(END);
    String text = "%s: %s ended (status %d) before it began".formatted(host, what, status);
    return new CommandFault(ExitStatus.FAILED, text, printed(), cause);
  }

  /** What was printed instead, for the second line, or null. */
  private @Nullable String printed() {
    List<String> lines = said.last();
    String text = lines.isEmpty() ? reader.banner().strip() : String.join("\n", lines);
    if (text.isEmpty()) {
      return null;
    }
    String shown = text.length() <= BANNER_SHOWN ? text : text.substring(0, BANNER_SHOWN) + "...";
    return "it printed: " + EscapedText.of(shown);
  }
}
