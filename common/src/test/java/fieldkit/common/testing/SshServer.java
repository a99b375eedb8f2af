package fieldkit.common.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A real OpenSSH server on 127.0.0.1 with keys, configuration and log of its own, which lets in the
 * user who runs the tests. Skips the test where there is none.
 *
 * <p>A client reaches it as {@link #ALIAS} with the configuration {@link #config()}, or by {@link
 * #port()}, {@link #identity()} and {@link #knownHosts()}.
 */
public final class SshServer implements AutoCloseable {
  /** The name under which the configuration knows the server, and its key is known. */
  public static final String ALIAS = "fixture";

  private static final String HOST = "127.0.0.1";
  private static final int TRIES = 5;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Path folder;
  private final List<String> settings;
  private int port;
  private Process daemon;

  private SshServer(Path folder, List<String> settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.port = freePort();
    this.daemon = listen();
  }

  /**
   * Starts a server.
   *
   * @param folder an empty folder, which the server uses while it runs
   * @param settings further lines of its configuration, see sshd_config(5); {@link #banner} and
   *     {@link #chatty} make some
   */
  public static SshServer start(Path folder, String... settings) throws IOException {
    assumeTrue(Files.isExecutable(program()), "there is no OpenSSH server");
    assumeTrue(Command.exists("ssh-keygen"), "there is no OpenSSH client");
    Path _ = Files.createDirectories(folder);
    Command.sh(
        folder,
        """
        for key in host other-host user stranger; do ssh-keygen -q -t ed25519 -N '' -f $key; done
        cp user.pub authorized
        mkdir home
        if [ "$(id -u)" = 0 ]; then mkdir -p -m 755 /run/sshd; fi
        """);
    SshServer server = new SshServer(folder, List.of(settings));
    server.trust("host");
    return server;
  }

  private static Path program() {
    Path usual = Path.of("/usr/sbin/sshd");
    if (Files.isExecutable(usual)) {
      return usual;
    }
    Command.Ended found = Command.run(Path.of("/"), "sh", "-c", "command -v sshd");
    return found.status() == 0 ? Path.of(found.said().strip()) : usual;
  }

  /** The setting with which the server shows a text before it lets anybody in. */
  public static String banner(Path folder, String text) throws IOException {
    return "Banner " + Files.writeString(Files.createDirectories(folder).resolve("banner"), text);
  }

  /**
   * The setting with which each command's output begins with a line, as chatty profiles have it.
   */
  public static String chatty(String line) {
    return "ForceCommand echo '%s'; exec sh -c \"$SSH_ORIGINAL_COMMAND\"".formatted(line);
  }

  private Process listen() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Process process = launch();
      if (awaitGreeting(process)) {
        return process;
      }
      process.destroyForcibly();
      port = freePort(); // somebody else took it meanwhile
    }
    throw new IOException("sshd does not start: " + log());
  }

  private Process launch() throws IOException {
    StringBuilder config = new StringBuilder();
    for (String setting : settings) { // the first of two counts
      config.append(setting).append('\n');
    }
    config.append(
        """
        ListenAddress %s:%d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        UsePAM no
        StrictModes no
        PermitRootLogin yes
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        SetEnv HOME=%s
        """
            .formatted(HOST, port, file("host"), file("authorized"), home()));
    Path written = Files.writeString(file("sshd_config"), config);
    String sshd = program().toString();
    String lenient = "PerSourcePenalties=no"; // new ones punish whoever was refused
    boolean known =
        Command.run(folder, sshd, "-t", "-f", written.toString(), "-o", lenient).status() == 0;
    return new ProcessBuilder(
            sshd, "-D", "-e", "-f", written.toString(), "-o", known ? lenient : "UsePAM=no")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file("log").toFile()))
        .start();
  }

  private boolean awaitGreeting(Process process) throws IOException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (process.isAlive() && System.nanoTime() < until) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout((int) PATIENCE_MILLIS);
        byte[] greeting = socket.getInputStream().readNBytes(4);
        return process.isAlive() && new String(greeting, StandardCharsets.UTF_8).equals("SSH-");
      } catch (java.net.ConnectException notYet) {
        pause();
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void trust(String key) throws IOException {
    String known = Files.readString(file(key + ".pub"));
    Path _ = Files.writeString(knownHosts(), ALIAS + " " + known);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Who may log in. */
  public static String user() {
    return System.getProperty("user.name");
  }

  /** A private key that lets in, without a passphrase. */
  public Path identity() {
    return file("user");
  }

  /** A private key that does not. */
  public Path stranger() {
    return file("stranger");
  }

  /** A file with the server's key, under the name {@link #ALIAS}. */
  public Path knownHosts() {
    return file("known_hosts");
  }

  /** The configuration of a client that reaches the server, an ssh_config(5). */
  public Path config() {
    return config(port);
  }

  /**
   * The configuration of a client that reaches the server.
   *
   * @param through the port to go to, a relay's
   * @param further lines that come first, and so win
   */
  public Path config(int through, String... further) {
    String name = "config-%d-%x".formatted(through, List.of(further).hashCode());
    String text =
        """
        Host %s
        %s
        HostName %s
        Port %d
        User %s
        IdentityFile %s
        IdentitiesOnly yes
        HostKeyAlias %s
        UserKnownHostsFile %s
        GlobalKnownHostsFile /dev/null
        """
            .formatted(
                ALIAS,
                String.join("\n", further),
                HOST,
                through,
                user(),
                identity(),
                ALIAS,
                knownHosts());
    try {
      return Files.writeString(file(name.toLowerCase(Locale.ROOT)), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The home folder of those who log in, with no profile in it. */
  public Path home() {
    return file("home");
  }

  /** From now on clients know another key than the server has. */
  public void pretendOtherHostKey() throws IOException {
    trust("other-host");
  }

  /** From now on clients know no key. */
  public void pretendUnknown() throws IOException {
    Path _ = Files.writeString(knownHosts(), "");
  }

  /** What the server has logged. */
  public String log() throws IOException {
    return Files.readString(file("log"));
  }

  /** Ends the server and everything it started, without a word to anybody. */
  public void kill() {
    List<ProcessHandle> all = daemon.descendants().toList();
    daemon.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      int _ = daemon.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens again at the same port after {@link #kill}. */
  public void restart() throws IOException {
    daemon = listen();
  }

  @Override
  public void close() {
    kill();
  }
}
