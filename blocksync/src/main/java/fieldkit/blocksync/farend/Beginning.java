package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.RemoteProcess;
import java.io.IOException;

/** The conversation with a started command, until a far end is ready. For one thread. */
final class Beginning {
  private final FarEndRequest request;
  private final Token token;
  private final RemoteProcess process;
  private final Conversation host;

  Beginning(FarEndRequest request, Token token, RemoteProcess process, Conversation host) {
    this.request = request;
    this.token = token;
    this.process = process;
    this.host = host;
  }

  FarEnd run() throws CommandFault, IOException, InterruptedException {
    TokenLine first = host.next("a shell", request.patience());
    if (first.word().equals("ready")) {
      String about = FarEndKind.FORCED.text();
      return ready(FarEndKind.FORCED, first, about, first.banner());
    }
    host.expect(first, "probe");
    Probe probe = Probe.parse(first.rest());
    FarEndFinder finder = new FarEndFinder(host.host(), FarEndStarter.VERSION);
    FarEndKind kind = finder.find(probe, request.choice());
    if (kind == FarEndKind.DEPLOYED && !probe.hasCached()) {
      new Deployment(host, request.copy()).send(probe.system());
    }
    begin(kind);
    String about = "%s (%s)".formatted(kind.text(), aboutHost(kind, probe));
    return ready(kind, host.next(kind.text(), request.patience()), about, first.banner());
  }

  private static String aboutHost(FarEndKind kind, Probe probe) {
    String python = kind == FarEndKind.PYTHON ? "Python " + probe.pythonVersion() + ", " : "";
    return python + probe.system();
  }

  /** Has the shell become the far end. */
  private void begin(FarEndKind kind) throws IOException {
    switch (kind) {
      case INSTALLED -> host.say("exec $s \"$b\" server --token $t\n");
      case DEPLOYED -> host.say("exec $s sh \"$c/run\" server --token $t\n");
      case SHELL ->
          host.say(
              "exec $s sh -c 'echo \"$1 ready 0\"; while IFS= read -r l; do eval \"$l\"; done' sh"
                  + " $t\n");
      case PYTHON -> {
        PythonAgent agent = PythonAgent.load();
        host.say(agent.command(token));
        host.out().write(agent.bytes());
        host.out().flush();
      }
      case FORCED -> throw new IllegalStateException("it runs already");
    }
  }

  private FarEnd ready(FarEndKind kind, TokenLine line, String about, String banner)
      throws CommandFault {
    host.expect(line, "ready");
    int wanted = kind == FarEndKind.SHELL ? 0 : FarEndStarter.VERSION;
    if (!line.rest().equals(Integer.toString(wanted))) {
      String what =
          "%s: blocksync there speaks version %s of the protocol, this one %s"
              .formatted(host.host(), EscapedText.of(line.rest()), wanted);
      throw new CommandFault(ExitStatus.FAILED, what, "the same version at both ends helps", null);
    }
    return new FarEnd(host.host(), kind, token, wanted, about, banner, process, host.in());
  }
}
