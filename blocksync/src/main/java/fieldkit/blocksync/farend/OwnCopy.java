package fieldkit.blocksync.farend;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that this blocksync runs from, which can be sent to a host.
 *
 * @param jar its jar
 * @param sha256 the jar's SHA-256, 64 hexadecimal digits
 * @param runtime the Java runtime that came with it, or null if it runs on another
 * @param flags what its virtual machine was told
 */
public record OwnCopy(Path jar, String sha256, @Nullable Path runtime, List<String> flags) {
  private static final String JAR = "fieldkit.jar";

  /** Copies the list. */
  public OwnCopy {
    flags = List.copyOf(flags);
  }

  /**
   * What this process runs from: the jar that the system property {@code fieldkit.jar} names, or
   * the one that this class is in; a runtime is one as scripts/dist packs it. Empty where there is
   * no jar, as in tests.
   *
   * @throws IOException if the jar cannot be read
   */
  public static Optional<OwnCopy> find() throws IOException {
    Optional<Path> jar = ownJar();
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of(jar.get(), ownFlags()));
  }

  static OwnCopy of(Path jar, List<String> flags) throws IOException {
    Path real = jar.toRealPath();
    Path lib = real.getParent();
    Path runtime = lib == null ? null : lib.resolveSibling("runtime");
    boolean own = runtime != null && Files.isExecutable(runtime.resolve("bin/java"));
    Sha256Output digest = Sha256Output.none();
    long _ = Files.copy(real, digest);
    return new OwnCopy(real, digest.hex(), own ? runtime : null, flags);
  }

  private static Optional<Path> ownJar() {
    String named = System.getProperty(JAR);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    CodeSource source = OwnCopy.class.getProtectionDomain().getCodeSource();
    // Of a class from an ahead-of-time cache whose jar was elsewhere, Java 25 knows no location.
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }

  /** The flags this virtual machine was started with, but for the cache that fits only here. */
  private static List<String> ownFlags() {
    String[] words = ProcessHandle.current().info().arguments().orElse(new String[0]);
    return Arrays.stream(words)
        .takeWhile(word -> word.startsWith("-") && !word.equals("-jar"))
        .filter(word -> word.startsWith("-X") && !word.startsWith("-XX:AOT"))
        .toList();
  }
}
