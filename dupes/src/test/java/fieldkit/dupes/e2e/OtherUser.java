package fieldkit.dupes.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A user who is not root, so that permissions hold: the one who runs this, or else nobody. */
final class OtherUser {
  private static final String NOBODY = "65534";

  private final Path jar;

  /**
   * Makes the tree one that the other user can come to.
   *
   * @param tree what is looked at; its root's permissions are changed
   */
  OtherUser(TestTree tree) throws IOException {
    Path _ =
        Files.setPosixFilePermissions(tree.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    if (!Machine.isRoot()) {
      jar = DupesProcess.jar();
      return;
    }
    Machine.assumePrograms("setpriv");
    jar = tree.at("dupes.jar");
    Path _ = Files.copy(DupesProcess.jar(), jar);
    Path _ = Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    String java = System.getProperty("java.home") + "/bin/java";
    Machine.runOrSkip("setpriv", "--reuid", NOBODY, "--clear-groups", java, "--version");
    Machine.runOrSkip("setpriv", "--reuid", NOBODY, "--clear-groups", "test", "-r", jar.toString());
  }

  /** The tool, as that user runs it. */
  DupesProcess dupes() {
    DupesProcess dupes = DupesProcess.ofJar(jar);
    return Machine.isRoot()
        ? dupes.under("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
        : dupes;
  }
}
