package fieldkit.blocksync.e2e;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another host, which is this one behind a real SSH server. */
final class Host implements AutoCloseable {
  private final SshServer server;

  private Host(SshServer server) {
    this.server = server;
  }

  /**
   * A host without blocksync.
   *
   * @param settings of its sshd
   */
  static Host bare(Path folder, String... settings) throws IOException {
    return new Host(SshServer.start(folder.resolve("sshd"), settings));
  }

  /** A host where blocksync is installed. */
  static Host installed(Path folder, String... settings) throws IOException {
    Host host = bare(folder, settings);
    Path _ = BlocksyncProcess.install(host.server.home().resolve("bin"));
    return host;
  }

  SshServer server() {
    return server;
  }

  /** A path there, as it is written on the command line. */
  static String at(Path path) {
    return SshServer.ALIAS + ":" + path;
  }

  /** The words that reach it. */
  String[] way() {
    return new String[] {"-F", server.config().toString()};
  }

  /** The words that reach it through a relay. */
  String[] way(int port) {
    return new String[] {"-F", server.config(port).toString()};
  }

  /** Whether a far end runs there. */
  boolean hasFarEnd() {
    return Programs.result("pgrep", "-f", "blocksync[.]jar server --token").status() == 0;
  }

  /** Ends far ends there, without a word. */
  static void killFarEnds() {
    Programs.Result _ = Programs.result("pkill", "-KILL", "-f", "blocksync[.]jar server --token");
  }

  /** The folders in which far ends of this user wait for further channels. */
  static long laneFolders() throws IOException {
    try (var found = Files.newDirectoryStream(Path.of("/tmp"), "blocksync-*")) {
      long count = 0;
      for (Path _ : found) {
        count++;
      }
      return count;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
