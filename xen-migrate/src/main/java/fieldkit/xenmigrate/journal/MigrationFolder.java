package fieldkit.xenmigrate.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folder of one domain's migration: its journal, the pipes between xl and us, and what xl said.
 * It outlives the process that made it.
 *
 * @param path the folder
 */
public record MigrationFolder(Path path) {
  private static final List<String> LEFT_OVER =
      List.of("up", "ready", "verdict", "given", "xl.log");

  /** That of a domain; not made yet. */
  public static MigrationFolder of(Path base, String domain) {
    return new MigrationFolder(base.resolve(domain));
  }

  /** Makes it, for nobody else to look into: a guest's memory goes through it. */
  public void make() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!Files.isDirectory(path)) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Removes what an earlier migration left, but for its journal. */
  public void clear() throws IOException {
    for (String name : LEFT_OVER) {
      boolean _ = Files.deleteIfExists(path.resolve(name));
    }
  }

  /** The journal. */
  public Path journal() {
    return path.resolve("journal");
  }

  /** The pipe by which xl's data come to us. */
  public Path up() {
    return path.resolve("up");
  }

  /** The pipe by which xl hears that the receiver is there, and then that it is ready. */
  public Path ready() {
    return path.resolve("ready");
  }

  /** The pipe by which xl hears what became of the guest; it stays open when we are gone. */
  public Path verdict() {
    return path.resolve("verdict");
  }

  /** A file that is there once xl may give the guest away. */
  public Path given() {
    return path.resolve("given");
  }

  /** What xl says. */
  public Path log() {
    return path.resolve("xl.log");
  }
}
