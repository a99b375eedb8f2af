package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One login of OpenSSH's client that several channels share, ssh_config(5), ControlMaster: the
 * user's own where one is up, otherwise one for us alone, whose sockets lie in a folder that nobody
 * else may enter.
 */
final class SharedLogin {
  /** What can stand in ssh's options without meaning more than itself. */
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._/-]{1,90}");

  private final SshClient client;
  private final String name;
  private final boolean theirs;
  private final Path folder;
  private final List<String> forwards = new ArrayList<>();
  private final List<SocketLane> lanes = new ArrayList<>();

  private SharedLogin(SshClient client, String name, boolean theirs, Path folder) {
    this.client = client;
    this.name = name;
    this.theirs = theirs;
    this.folder = folder;
  }

  /** The login to share. */
  static SharedLogin of(SshClient client, String name) throws RemoteFault {
    return new SharedLogin(client, name, isUp(client), newFolder());
  }

  private static boolean isUp(SshClient client) {
    try {
      String _ = client.run(client.words(List.of("-O", "check"), List.of(), List.of()));
      return true;
    } catch (RemoteFault none) {
      return false;
    }
  }

  private static Path newFolder() throws RemoteFault {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    Path parent = PLAIN.matcher(usual.toString()).matches() ? usual : Path.of("/tmp");
    try {
      return Files.createTempDirectory(parent, "fieldkit-ssh-"); // mode 0700
    } catch (IOException e) {
      throw new RemoteFault(Reason.FAILED, parent + ": no folder can be made there", null, e);
    }
  }

  /** The options of a client that begins or joins the login. */
  List<String> words() {
    if (theirs) {
      return List.of();
    }
    return List.of(
        "-o", "ControlMaster=auto", "-o", "ControlPersist=no", "-o", "ControlPath=" + control());
  }

  private Path control() {
    return folder.resolve("login");
  }

  /** More channels; see {@link RemoteShell#lanes}. */
  List<Lane> lanes(String socket, int count) throws RemoteFault {
    if (!PLAIN.matcher(socket).matches()) {
      throw new RemoteFault(Reason.NOT_SUPPORTED, "%s: %s: no such socket".formatted(name, socket));
    }
    Path here = folder.resolve("lane" + forwards.size());
    String forward = here + ":" + socket;
    tell("forward", forward);
    forwards.add(forward);
    List<SocketLane> opened = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        opened.add(SocketLane.to(here));
      }
    } catch (IOException e) {
      opened.forEach(SocketLane::close);
      throw SshFault.of(Reason.LINK_LOST, name, "no further channel", e);
    }
    lanes.addAll(opened);
    return List.copyOf(opened);
  }

  /** Has the client that is logged in begin or end a forwarding. */
  private void tell(String what, String forward) throws RemoteFault {
    List<String> words = new ArrayList<>(List.of("-O", what));
    if (!theirs) {
      words.addAll(List.of("-o", "ControlPath=" + control()));
    }
    String _ = client.run(client.words(words, List.of("-L", forward), List.of()));
  }

  /** Ends the lanes. */
  void close() {
    lanes.forEach(SocketLane::close);
    for (String forward : theirs ? forwards : List.<String>of()) {
      try {
        tell("cancel", forward);
      } catch (RemoteFault gone) {
        // the login has ended by itself
      }
    }
    lanes.clear();
    forwards.clear();
  }

  /** Removes the sockets, once nobody uses them. */
  void remove() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException alreadyGone) {
      // sockets that nobody listens on do no harm
    }
  }
}
