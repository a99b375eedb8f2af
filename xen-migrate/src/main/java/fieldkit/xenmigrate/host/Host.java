package fieldkit.xenmigrate.host;

import fieldkit.common.io.RawText;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.ShellWords;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A machine on which POSIX shell scripts can be run. One thread, but for what it started. */
public final class Host implements AutoCloseable {
  /** Root's, whatever the login shell makes of it; xl lies in the last two on some. */
  private static final String PREAMBLE =
      "LC_ALL=C PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin; export LC_ALL PATH; ";

  private final RemoteShell shell;

  /** A machine reached by a shell, which is closed with this. */
  public Host(RemoteShell shell) {
    this.shell = shell;
  }

  /** How it is called in messages. */
  public String name() {
    return shell.name();
  }

  /**
   * Runs a script to its end.
   *
   * @param script for a POSIX shell
   * @param limit how long it may take
   * @throws RemoteFault if the machine cannot be reached, or the script does not end in time
   */
  public Said run(String script, Duration limit) throws IOException, InterruptedException {
    List<String> errors = Collections.synchronizedList(new ArrayList<>());
    try (RemoteProcess process = start(script, errors::add)) {
      process.out().close();
      Thread watch = ending(process, limit);
      try {
        String out = RawText.decode(process.in().readAllBytes());
        return new Said(status(process, limit), out, errors);
      } finally {
        watch.interrupt();
      }
    }
  }

  private static int status(RemoteProcess process, Duration limit)
      throws RemoteFault, InterruptedException {
    try {
      return process.exitStatus(limit);
    } catch (RemoteFault fault) {
      if (fault.reason() == RemoteFault.Reason.NO_COMMAND) {
        return Said.NOT_FOUND; // of the script's last command: the shell itself is there
      }
      throw fault;
    }
  }

  /** Reading has no limit of its own. */
  private static Thread ending(RemoteProcess process, Duration limit) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(limit);
            process.close();
          } catch (InterruptedException ended) {
            // in time
          }
        });
  }

  /**
   * Starts a script and leaves its streams to the caller.
   *
   * @param errors hears each line of its standard error
   */
  public RemoteProcess start(String script, Consumer<String> errors) throws RemoteFault {
    return shell.start("exec sh -c " + ShellWords.quote(PREAMBLE + script), errors);
  }

  @Override
  public void close() {
    shell.close();
  }
}
