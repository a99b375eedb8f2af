package fieldkit.blocksync.testing;

import fieldkit.common.remote.Lane;
import fieldkit.common.remote.LocalShell;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A host that is this machine, with a shell and programs of choice, and a way that can be cut. */
public final class OtherShell implements RemoteShell {
  private static final List<String> BUSYBOX =
      List.of(
          "sh",
          "dd",
          "sha256sum",
          "stat",
          "readlink",
          "sync",
          "fallocate",
          "flock",
          "mkdir",
          "rm",
          "cat",
          "id",
          "tr",
          "uname",
          "grep",
          "truncate",
          "cut");

  private final LocalShell local = new LocalShell();
  private final List<String> shell;
  private final String path;
  private final String before;
  private final String behind;

  private OtherShell(List<String> shell, String path, String before, String behind) {
    this.shell = shell;
    this.path = path;
    this.before = before;
    this.behind = behind;
  }

  /**
   * One whose programs are the machine's; those of {@code busybox} are busybox's alone.
   *
   * @param words the shell, such as {@code busybox sh}
   * @param folder where links to programs may be put
   */
  public static OtherShell of(String words, Path folder) throws IOException {
    List<String> shell = List.of(words.split(" ", -1));
    Programs.assumeThere(shell.getFirst());
    String path = shell.getFirst().equals("busybox") ? busybox(folder).toString() : "/usr/bin:/bin";
    return new OtherShell(shell, path, "", "");
  }

  private static Path busybox(Path folder) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("busybox"));
    for (String program : BUSYBOX) {
      link(bin.resolve(program));
    }
    return bin;
  }

  private static void link(Path name) throws IOException {
    if (!Files.exists(name)) {
      Path _ = Files.createSymbolicLink(name, Path.of("/bin/busybox"));
    }
  }

  /** The same with programs that come before those that are there. */
  public OtherShell with(Path folder) {
    return new OtherShell(shell, folder + ":" + path, before, behind);
  }

  /** The same behind a way that ends after so many bytes there, or back. */
  public OtherShell cutAfter(long there, long back) {
    return new OtherShell(
        shell,
        path,
        there < 0 ? "" : "dd bs=1 count=%d 2>/dev/null | ".formatted(there),
        back < 0 ? "" : " | { dd bs=1 count=%d 2>/dev/null; kill -KILL $$; }".formatted(back));
  }

  @Override
  public String name() {
    return "xen2";
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    List<String> words = new ArrayList<>(List.of("env", "-i", "HOME=/nowhere", "PATH=" + path));
    words.add("/bin/" + shell.getFirst());
    words.addAll(shell.subList(1, shell.size()));
    words.addAll(List.of("-c", command));
    return local.start(before + ShellWords.command(words) + behind, errors);
  }

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    return local.lanes(socket, count);
  }

  @Override
  public void close() {
    local.close();
  }
}
