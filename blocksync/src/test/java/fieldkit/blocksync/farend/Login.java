package fieldkit.blocksync.farend;

import fieldkit.common.remote.Lane;
import fieldkit.common.remote.LocalShell;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A host that is this machine: a login shell of choice in a home of its own, where programs can be
 * put before the machine's. What sshd does, without sshd.
 */
final class Login implements RemoteShell {
  private final LocalShell local = new LocalShell();
  private final Path home;
  private final List<String> shell;
  private String before = "";

  /**
   * @param shell the words that take {@code -c COMMAND}
   */
  Login(Path home, String... shell) {
    this.home = home;
    this.shell = List.of(shell);
  }

  /** Commands of sh that run first, as a profile's would. */
  Login saying(String commands) {
    before = commands + "\n";
    return this;
  }

  /** A program that comes before the machine's. */
  Login with(String program, String script) throws IOException {
    Path bin = Files.createDirectories(home.resolve("first"));
    Path file = bin.resolve(program);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** Has no Java that is new enough, whatever the machine has: no file is its release file. */
  Login withoutJava() throws IOException {
    return with("sed", "case $* in *JAVA_VERSION*) exit 0;; esac; exec /usr/bin/sed \"$@\"");
  }

  @Override
  public String name() {
    return "xen2";
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    List<String> words =
        new ArrayList<>(
            List.of("exec", "env", "-i", "HOME=" + home, "PATH=" + home + "/first:" + PATH));
    words.addAll(shell);
    words.addAll(List.of("-c", command));
    return local.start(before + ShellWords.command(words), errors);
  }

  private static final String PATH = "/usr/bin:/bin";

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    return local.lanes(socket, count);
  }

  @Override
  public void close() {
    local.close();
  }
}
